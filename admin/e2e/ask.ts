/** Asks the API itself, to compare what a page shows with what is so. */
export async function ask<Data>(apiUrl: string, query: string, variables: object = {}): Promise<Data> {
  const answer = await fetch(`${apiUrl}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(20_000),
  });
  const { data, errors }: { data?: Data; errors?: readonly { message: string }[] } = await answer.json();
  if (!data || errors?.length) throw new Error(errors?.map(({ message }) => message).join("; ") ?? "no data");
  return data;
}
