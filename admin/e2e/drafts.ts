import type { Page } from "playwright-core";

/** Asks the API as whoever is signed in in a page's browser, whether or not a page is open in it. */
export async function ask<Data>(page: Page, query: string, variables: object = {}): Promise<Data> {
  const response = await page.request.post("/graphql", { data: { query, variables } });
  const { data, errors } = await response.json();
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
  // A browser that has been nowhere remembers nothing.
  if (page.url() !== "about:blank") await page.evaluate(() => window.localStorage.clear());
}
