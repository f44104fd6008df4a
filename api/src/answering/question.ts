import { IncomingMessage } from "node:http";
import type { GraphQLParams } from "graphql-yoga";
import { z } from "zod";
import { InvalidInput } from "../domain/acting/refusal.ts";
import { documentNamed } from "../graphql/persisted.ts";

/** What a plain GraphQL request asks. */
export interface Question {
  /** All that tells it from another: the address of a GET, the body of a POST. */
  readonly text: string;
  readonly params: GraphQLParams;
}

/** Longer bodies aren't plain; the longest filing is far below. */
const longestBody = 64 * 1_024;

/** What stands in the variables is looked at by their types alone. */
const paramsSchema = z.strictObject({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.custom<Readonly<Record<string, unknown>>>(isObject).nullish(),
});

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a request is one of those that are read here: a POST of JSON of a stated length, or a GET. */
export function isPlain({ method, headers }: IncomingMessage): boolean {
  if (method === "GET") return headers["content-length"] === undefined && headers["transfer-encoding"] === undefined;
  const length = Number(headers["content-length"] ?? Number.NaN);
  return (
    method === "POST" &&
    length <= longestBody &&
    headers["content-encoding"] === undefined &&
    /^application\/json(?:;\s*charset=utf-8)?$/i.test(headers["content-type"] ?? "")
  );
}

/** What was read of a request. */
export interface ReadRequest {
  /** The address of a GET, the body of a POST. */
  readonly text: string;
  /** What it asks; null for anything but query, operationName, variables. */
  readonly params: GraphQLParams | null;
  /** The object of JSON that a body is, which nobody needs to read again; null for anything else. */
  readonly body: GraphQLParams | null;
}

/** Throws InvalidInput for parameters of an address that aren't JSON. */
export async function readQuestion(request: IncomingMessage): Promise<ReadRequest> {
  if (request.method === "GET")
    return { text: request.url ?? "", params: paramsOfAddress(request.url ?? ""), body: null };
  const text = await bodyText(request);
  const body = parsed(text);
  return { text, params: paramsOf(body), body: isObject(body) ? body : null };
}

/** The request as if its body had not been read yet. */
export function unread(request: IncomingMessage, text: string): IncomingMessage {
  if (request.method === "GET") return request;
  const again = new IncomingMessage(request.socket);
  again.method = request.method;
  again.url = request.url;
  again.headers = request.headers;
  again.httpVersion = request.httpVersion;
  again.complete = true;
  again.push(text);
  again.push(null);
  return again;
}

/** Throws InvalidInput for variables or extensions of an address that aren't objects of JSON. */
export function refuseOddParameters(address: string): void {
  const { searchParams } = new URL(address, "http://localhost");
  for (const name of ["variables", "extensions"]) objectOf(name, searchParams.get(name) ?? "");
}

function paramsOfAddress(address: string): GraphQLParams | null {
  const { searchParams } = new URL(address, "http://localhost");
  const { variables, ...rest } = Object.fromEntries(searchParams);
  const { extensions, ...others } = rest;
  const read = { variables: objectOf("variables", variables), extensions: objectOf("extensions", extensions) };
  const isTwice = [...searchParams.keys()].length > Object.keys(rest).length + (variables === undefined ? 0 : 1);
  if (isTwice) return null;
  // A text beside its hash is compared with it in yoga.
  const isNamed = extensions !== undefined && rest.query === undefined;
  const named = isNamed ? { ...others, query: persistedQueryOf(read.extensions) } : rest;
  return paramsOf(variables === undefined ? named : { ...named, variables: read.variables });
}

function objectOf(name: string, text: string | undefined): unknown {
  if (text === undefined || text === "") return undefined;
  const value = parsed(text);
  if (isObject(value) || value === null) return value;
  throw new InvalidInput([name], { zh: "不是 JSON 对象", en: "not an object of JSON" });
}

const persistedSchema = z.strictObject({
  persistedQuery: z.strictObject({ version: z.literal(1), sha256Hash: z.string() }),
});

/** The registered document that a GET names by its hash; undefined for any other extension. */
function persistedQueryOf(extensions: unknown): string | undefined {
  const { data } = persistedSchema.safeParse(extensions);
  return (data && documentNamed(data.persistedQuery.sha256Hash)) ?? undefined;
}

function paramsOf(value: unknown): GraphQLParams | null {
  const { data } = paramsSchema.safeParse(value);
  if (!data) return null;
  const { query, operationName, variables } = data;
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function bodyText(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.once("end", () => resolve(Buffer.concat(chunks).toString()));
    request.once("error", reject);
  });
}
