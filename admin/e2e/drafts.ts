import type { Page } from "playwright-core";

/** Asks the API as whoever is signed in on a page, over that page's own way to it. */
export async function ask<Data>(page: Page, query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await page.evaluate(async (body) => {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    return response.json();
  }, JSON.stringify({ query, variables }));
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Withdraws every draft of whoever is signed in, and forgets which one this browser had in hand. */
export async function withoutDrafts(page: Page): Promise<void> {
  const { changes } = await ask<{ changes: { edges: { node: { number: number; version: number } }[] } }>(
    page,
    "{ changes(status: [DRAFT], mine: true, first: 100) { edges { node { number version } } } }",
  );
  for (const { node } of changes.edges)
    await ask(page, "mutation ($input: ChangeStepInput!) { withdrawChange(input: $input) { __typename } }", {
      input: node,
    });
  await page.evaluate(() => window.localStorage.clear());
}
