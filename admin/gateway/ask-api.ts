import "server-only";
import { formatDocument, stringifyDocument, type TypedDocumentNode } from "@urql/core";
import { headers } from "next/headers";
import { apiAddress } from "./api-address.ts";

/** The API could not be reached, or answered something that isn't a result. */
export class ApiFailure extends Error {}

/** Longer than any query of a page takes; a page says so rather than hang. */
const timeoutMs = 15_000;

/**
 * Asks the API for a page, as the person who asks for the page. The result names every object's type, so that it can go
 * into the browser's cache as it is.
 */
export async function askApi<Result, Variables extends object>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const incoming = await headers();
  const outgoing = new Headers({ "content-type": "application/json", accept: "application/graphql-response+json" });
  for (const name of ["cookie", "user-agent", "x-forwarded-for"]) {
    const value = incoming.get(name);
    if (value !== null) outgoing.set(name, value);
  }
  const body = JSON.stringify({ query: stringifyDocument(formatDocument(document)), variables });
  const response = await fetch(apiAddress("/graphql"), {
    method: "POST",
    headers: outgoing,
    body,
    cache: "no-store",
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: unknown) => {
    throw new ApiFailure("The API could not be reached", { cause });
  });
  const answer: { data?: Result | null; errors?: readonly { message: string }[] } = await response.json().catch(() => {
    throw new ApiFailure(`The API answered ${response.status} without a result`);
  });
  if (answer.errors?.length) throw new ApiFailure(answer.errors.map((error) => error.message).join("; "));
  if (!answer.data) throw new ApiFailure(`The API answered ${response.status} without data`);
  return answer.data;
}
