import { Client, fetchExchange } from "@urql/core";
import { createRequest } from "urql";
import { expect, test } from "vitest";
import { normalisedCache } from "./cache.ts";
import { graphql } from "./graphql.ts";
import { createSeeds } from "./seeds.ts";

const query = graphql(`query Title($number: Int!) { change(number: $number) { id title } }`);
const variables = { number: 7 };
const { key } = createRequest(query, variables);
const titled = (title: string) => ({
  __typename: "Query",
  change: { __typename: "Change", id: "Q2hhbmdlOjc=", title },
});

test("each seed answers once in place of the network, over what the cache held too", async () => {
  const asked: string[] = [];
  const seeds = createSeeds();
  const client = new Client({
    url: "http://api.invalid/graphql",
    preferGetMethod: false,
    exchanges: [normalisedCache(), seeds.exchange, fetchExchange],
    fetch: async () => {
      asked.push("network");
      return new Response(JSON.stringify({ data: titled("asked") }), {
        headers: { "content-type": "application/json" },
      });
    },
  });
  const title = async (requestPolicy: "cache-first" | "network-only") =>
    (await client.query(query, variables, { requestPolicy }).toPromise()).data?.change?.title;

  for (const seed of ["first", "second"]) {
    seeds.plant(key, titled(seed));
    expect(await title("network-only")).toBe(seed);
    expect(await title("cache-first")).toBe(seed);
  }
  expect(asked).toEqual([]);
  expect(await title("network-only")).toBe("asked");
  expect(asked).toEqual(["network"]);
});
