import { Client, fetchExchange } from "@urql/core";
import { createRequest } from "urql";
import { expect, test } from "vitest";
import { pipe, subscribe } from "wonka";
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

test("a page's seed goes into the cache with the first thing that is asked, and is found there by it", async () => {
  const seeds = createSeeds();
  const client = new Client({
    url: "http://api.invalid/graphql",
    preferGetMethod: false,
    exchanges: [seeds.watch, normalisedCache(), seeds.exchange, fetchExchange],
    fetch: async () => {
      throw new Error("the cache holds it");
    },
  });
  const shown: (string | undefined)[] = [];
  const plantSeeds = () => {
    seeds.plant(key, titled("seed"));
    const answers = client.executeQuery(createRequest(query, variables), { requestPolicy: "network-only" });
    pipe(
      answers,
      subscribe(({ data }) => void shown.push(data?.change?.title)),
    );
  };
  const left: string[] = [];
  seeds.whenAsked(() => left.push("a page that was left"))();
  seeds.whenAsked(plantSeeds);
  expect(shown).toEqual([]);
  const alike = graphql(`query Alike($number: Int!) { change(number: $number) { title } }`);
  expect((await client.query(alike, variables).toPromise()).data?.change?.title).toBe("seed");
  expect(shown).toEqual(["seed"]);
  seeds.whenAsked(plantSeeds);
  expect(shown).toContain("seed");
  expect(shown.length).toBeGreaterThan(1);
  expect(left).toEqual([]);
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
