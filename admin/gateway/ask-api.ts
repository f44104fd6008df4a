import "server-only";
import { formatDocument, stringifyDocument, type TypedDocumentNode } from "@urql/core";
import { headers } from "next/headers";
import { metrics } from "../operations/metrics.ts";
import { apiAddress } from "./api-address.ts";
import { unreachable } from "./unreachable.ts";
import { untilApiHangs } from "./until-api-hangs.ts";

/** The API could not be reached, or answered something that isn't a result. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

function codeOf({ extensions }: NonNullable<Answer<unknown>["errors"]>[number]): string {
  return extensions?.code ?? "without a code";
}

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
  if (incoming.has(unreachable)) throw new ApiFailure("The API doesn't answer");
  const [status, answer] = await untilApiHangs(async (hung) => {
    const response = await fetch(apiAddress("/graphql"), {
      method: "POST",
      headers: outgoing,
      body,
      cache: "no-store",
      signal: AbortSignal.any([hung, AbortSignal.timeout(timeoutMs)]),
    });
    return [response.status, (await response.json()) as Answer<Result>] as const;
  }).catch((cause: unknown) => {
    metrics().apiFailures.inc({ asker: "page" });
    throw new ApiFailure("The API could not be reached, or answered without a result", { cause });
  });
  // Messages may repeat what was asked; the log has their codes.
  if (answer.errors?.length) throw new ApiFailure(`The API refused: ${answer.errors.map(codeOf).join(", ")}`);
  if (!answer.data) throw new ApiFailure(`The API answered ${status} without data`);
  return answer.data;
}
