import fc from "fast-check";
import { manyBooks, rings } from "./costly.ts";
import { csvFiles, documents, filings, ndjsonFiles, odd } from "./generated.ts";

/** What is sent: a request over HTTP, bytes where one would be, or a file to be checked by the command line. */
export type Attack =
  | {
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | null;
    }
  | { readonly bytes: string }
  | { readonly file: Uint8Array; readonly kind: "csv" | "ndjson" };

/** What is known of the server and may be sent in altered form. */
export interface Known {
  readonly receipts: readonly string[];
  readonly cursors: readonly string[];
  readonly ids: readonly string[];
  readonly tokens: readonly string[];
  /** The number of a draft, which only colleagues may read. */
  readonly draft: number;
}

/** Ways in, each by its name; one more way in is one more line. */
export function attacksOn(known: Known): Readonly<Record<string, fc.Arbitrary<Attack>>> {
  const oneOf = (texts: readonly string[]) => fc.constantFrom(...texts).chain(altered);
  const asked = (question: fc.Arbitrary<{ query: string; variables?: unknown }>) =>
    fc.tuple(question, callers(known)).map(([params, headers]) => post(JSON.stringify(params), headers));
  const withText = (query: string, texts: readonly string[]) =>
    asked(oneOf(texts).map((text) => ({ query, variables: { text } })));

  return {
    documents: asked(documents().map((query) => ({ query }))),
    "altered documents": asked(
      documents()
        .chain(altered)
        .map((query) => ({ query })),
    ),
    rings: asked(rings().map((query) => ({ query }))),
    "books of many days": asked(manyBooks().map((query) => ({ query }))),
    filings: asked(filings().map((filing) => ({ query: validate, variables: { filing } }))),
    "many filings": asked(
      fc.array(filings(), { maxLength: 5 }).map((all) => ({
        query:
          "query ($filings: [FilingInput!]!) { validateFilings(filings: $filings) { outcome findings { message } cures { edits { words } } } }",
        variables: { filings: all },
      })),
    ),
    variables: asked(fc.tuple(fc.constantFrom(...queries), odd()).map(([query, variables]) => ({ query, variables }))),
    receipts: asked(
      fc.tuple(oneOf(known.receipts), filings()).map(([text, filing]) => ({
        query:
          "query ($text: String!, $filing: FilingInput!) { replay(receipt: $text, filing: $filing) { matches validation { outcome receipt } } }",
        variables: { text, filing },
      })),
    ),
    cursors: withText(
      "query ($text: String!) { changes(after: $text) { totalCount edges { cursor } } province(code: ZJ) { history(before: $text) { edges { cursor } } } auditEvents(after: $text) { edges { cursor } } }",
      known.cursors,
    ),
    ids: withText("query ($text: ID!) { node(id: $text) { id } nodes(ids: [$text]) { id } }", known.ids),
    bodies: fc
      .tuple(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 300 }),
          odd().map((value) => JSON.stringify(value) ?? ""),
        ),
        mediaTypes,
        callers(known),
      )
      .map(([body, type, headers]) => post(body, { ...headers, "content-type": type })),
    headers: fc
      .tuple(fc.dictionary(headerNames, headerValues, { maxKeys: 6 }), fc.constantFrom(...queries))
      .map(([headers, query]) => post(JSON.stringify({ query }), headers)),
    addresses: fc
      .tuple(fc.constantFrom("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"), paths, callers(known))
      .map(([method, path, headers]) => ({ method, path, headers, body: null })),
    "sign-in": fc
      .tuple(fc.constantFrom(...authPaths), odd(), callers(known))
      .map(([path, value, headers]) => ({ ...post(JSON.stringify(value) ?? "", headers), path })),
    HTTP: fc
      .tuple(
        fc.constantFrom(...rawRequests),
        fc.integer({ min: 0, max: 60 }),
        fc.string({ unit: "binary", maxLength: 8 }),
      )
      .map(([raw, at, inserted]) => ({ bytes: raw.slice(0, at) + inserted + raw.slice(at) })),
    CSV: csvFiles().map((file) => ({ file, kind: "csv" })),
    NDJSON: ndjsonFiles().map((file) => ({ file, kind: "ndjson" })),
  };
}

const validate =
  "query ($filing: FilingInput!) { validateFiling(filing: $filing) { outcome province { name } findings { code path message remedy } checks { status } cures { edits { path words } } receipt } }";

const queries = [
  validate,
  "query ($asOf: Date, $knownAt: DateTime) { rulebook(asOf: $asOf, knownAt: $knownAt) { digest } }",
  "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
  "query ($first: Int, $after: String) { changes(first: $first, after: $after) { totalCount } }",
  "query ($key: String!) { requirement(key: $key) { title } question(key: $key) { answer } }",
  "query ($address: String!) { provinceOfAddress(address: $address) { name } }",
  "mutation ($input: CreateChangeInput!) { createChange(input: $input) { __typename } }",
  "mutation ($input: EditChangeInput!) { editChange(input: $input) { __typename } }",
] as const;

const authPaths = [
  "sign-in/email",
  "sign-out",
  "change-password",
  "revoke-sessions",
  "sessions",
  "end-session",
  "get-session",
  "sign-up/email",
].map((name) => `/api/auth/${name}`);

const headerNames = fc.constantFrom(
  ..."accept accept-encoding authorization cookie content-type origin referer host x-forwarded-for x-forwarded-host x-request-id if-none-match last-event-id sec-fetch-site traceparent range expect-ct content-encoding access-control-request-method".split(
    " ",
  ),
);
const headerValues = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength: 60 }),
  fc.constantFrom(
    ..."*/*|text/html|text/event-stream|multipart/mixed|application/json|application/graphql-response+json|Bearer x|Bearer |Basic eDp4|null|*|bytes=0-1|beian.session_token=x.y|00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".split(
      "|",
    ),
  ),
);
const mediaTypes = fc.constantFrom(
  "application/json",
  "application/json; charset=utf-8",
  "application/json; charset=latin1",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain",
  "application/graphql",
  "",
);
const paths = fc.oneof(
  fc
    .array(fc.string({ unit: "binary", maxLength: 8 }).map(encodable), { maxLength: 4 })
    .map((parts) => `/${parts.join("/")}`),
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => `/graphql?query=${encodable(text)}`),
  fc
    .tuple(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }))
    .map(([a, b]) => `/graphql?query={__typename}&variables=${encodable(a)}&extensions=${encodable(b)}`),
  fc.constantFrom(
    "//",
    "/%",
    "/%00",
    "/..%2f..%2fetc/passwd",
    "/rulebooks/../beian.db",
    `/rulebooks/${"0".repeat(64)}.json`,
    "/metrics",
    "/api/auth/",
    "/graphql/",
    "/graphql?query",
    "*",
  ),
);
const rawRequests = [
  "GET /graphql?query={__typename} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
  'POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 22\r\n\r\n{"query":"{__typename}"}',
  'POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n16\r\n{"query":"{__typename}\r\n0\r\n\r\n',
] as const;

function callers({ tokens }: Known): fc.Arbitrary<Readonly<Record<string, string>>> {
  return fc.oneof(
    fc.constant({}),
    fc.constantFrom(...tokens).map((token) => ({ authorization: `Bearer ${token}` })),
    fc.constant({ accept: "application/graphql-response+json" }),
  );
}

function post(body: string, headers: Readonly<Record<string, string>>): Attack {
  return { method: "POST", path: "/graphql", headers: { "content-type": "application/json", ...headers }, body };
}

/** As an address may have it: lone surrogates can't be encoded. */
function encodable(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** A text as it is, or with a part of it cut, doubled, turned round or replaced. */
function altered(text: string): fc.Arbitrary<string> {
  const part = fc.tuple(fc.nat(text.length), fc.nat(12));
  return fc.oneof(
    fc.constant(text),
    part.map(([at, length]) => text.slice(0, at) + text.slice(at + length)),
    part.map(([at, length]) => text.slice(0, at + length) + text.slice(at)),
    fc
      .tuple(part, fc.string({ unit: "binary", maxLength: 6 }))
      .map(([[at, length], inserted]) => text.slice(0, at) + inserted + text.slice(at + length)),
    fc.constant([...text].reverse().join("")),
    fc.constant(text.repeat(50)),
  );
}
