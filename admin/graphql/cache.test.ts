import { Client, fetchExchange } from "@urql/core";
import { expect, test } from "vitest";
import { normalisedCache } from "./cache.ts";
import { submitChange } from "./change.ts";

test.each([
  { __typename: "InvalidInput", path: ["input", "title"], reason: "太长" },
  { __typename: "NotAllowed", message: "请先登录" },
  { __typename: "NotFound", message: "没有这项变更" },
])("a fragment on a union keeps what it asks of each type: $__typename", async (outcome) => {
  const answer = JSON.stringify({ data: { __typename: "Mutation", result: outcome } });
  const client = new Client({
    url: "http://api.invalid/graphql",
    preferGetMethod: false,
    exchanges: [normalisedCache(), fetchExchange],
    fetch: async () => new Response(answer, { headers: { "content-type": "application/json" } }),
  });
  const variables = { input: { number: 1, version: 1 }, locale: "ZH" } as const;
  const { data } = await client.mutation(submitChange, variables).toPromise();
  expect(data?.result).toEqual(outcome);
});
