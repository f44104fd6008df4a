import { stringifyDocument, type TypedDocumentNode } from "@urql/core";

/**
 * Asks the API past the browser's cache: a filing is personal data, and neither it nor its verdict stays anywhere. Throws
 * where no answer comes, with the API's own words where it has some.
 */
export async function askUncached<Result, Variables extends object>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify({ query: stringifyDocument(document), variables }),
    cache: "no-store",
  });
  const answer: { data?: Result | null; errors?: readonly { message: string }[] } = await response.json();
  if (answer.errors?.length || !answer.data)
    throw new Error(answer.errors?.map(({ message }) => message).join("; ") || String(response.status));
  return answer.data;
}
