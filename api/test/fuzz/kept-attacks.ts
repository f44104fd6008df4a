import fc from "fast-check";
import type { Attack, Known } from "./attacks.ts";

/** Stands in a draft; no stranger may ever be told it. */
export const draftSecret = "绝密的草稿标题";

/** Ways to have something kept that is another's, or more than there is room for. */
export function keptAttacksOn(known: Known): Readonly<Record<string, fc.Arbitrary<Attack>>> {
  return { "colliding texts": collidingTexts(known), "queries by books": queriesByBooks() };
}

const published = "{ provinces(codes: [ZJ]) { code } }";

/** A draft's document and published ones, cut into query and name at any place, by strangers and colleagues alike. */
function collidingTexts({ draft, tokens }: Known): fc.Arbitrary<Attack> {
  const draftQuery = `{ change(number: ${draft}) { title edits { after { ...Said } } } }`;
  const said = "fragment Said on RuleContent { summary }";
  const documents = [
    `query ${draftQuery}\n${said}`,
    `query A ${published} query B ${draftQuery} ${said}`,
    `query ${published}\n${said}`,
    `${said}\nquery B ${draftQuery}`,
  ];
  const names = fc.constantFrom<(string | null | undefined)[]>(undefined, null, "", "A", "B", "A\n", '["A"');
  const cut = fc.constantFrom(...documents).chain((text) => {
    const places = [...text.matchAll(/\s/g)].map(({ index }) => index);
    return fc.constantFrom(...places).map((at) => ({ query: text.slice(at + 1), operationName: text.slice(0, at) }));
  });
  const whole = fc
    .tuple(fc.constantFrom(...documents), names)
    .map(([query, operationName]) => ({ query, operationName }));
  const asked = fc.oneof({ weight: 2, arbitrary: whole }, { weight: 1, arbitrary: cut });
  const callers = fc.constantFrom<Record<string, string>[]>(
    {},
    { accept: "application/json" },
    { cookie: "beian.session_token=x.y" },
    ...tokens.slice(0, 2).map((token) => ({ authorization: `Bearer ${token}` })),
  );
  return fc.tuple(asked, callers, fc.boolean()).map(([{ query, operationName }, headers, byGet]): Attack => {
    if (!byGet) {
      const body = JSON.stringify({ query, operationName });
      return { method: "POST", path: "/graphql", headers: { "content-type": "application/json", ...headers }, body };
    }
    const search = new URLSearchParams({ query, ...(operationName == null ? {} : { operationName }) });
    return { method: "GET", path: `/graphql?${search}`, headers, body: null };
  });
}

/** Queries that come often enough to be prepared, by days of which each has a rule book. */
function queriesByBooks(): fc.Arbitrary<Attack> {
  const query = fc.integer({ min: 0, max: 15 }).map((aliases) => {
    const same = Array.from({ length: aliases }, (_, index) => `a${index}: origin`).join(" ");
    return `query ($on: Date, $at: DateTime) { provinces(codes: [ZJ, BJ]) { rules(asOf: $on, knownAt: $at) { ${same} effectiveFrom requirement { title } } } }`;
  });
  const day = fc.integer({ min: 1, max: 28 }).map((date) => `2024-02-${String(date).padStart(2, "0")}`);
  return fc.tuple(query, day).map(([text, on]): Attack => {
    const body = JSON.stringify({ query: text, variables: { on } });
    return { method: "POST", path: "/graphql", headers: { "content-type": "application/json" }, body };
  });
}
