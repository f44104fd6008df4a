"use client";

import { Client, fetchExchange } from "@urql/core";
import { createContext, type ReactNode, useContext, useState } from "react";
import { Provider } from "urql";
import { normalisedCache } from "./cache.ts";
import { createSeeds, type Seeds } from "./seeds.ts";

const SeedContext = createContext<Seeds | null>(null);

/** The browser's connection to the API, at the admin's own origin; pages seed it with what the server asked for. */
export function ApiClientProvider({ children }: { readonly children: ReactNode }) {
  const [{ client, seeds }] = useState(createApiClient);
  return (
    <SeedContext value={seeds}>
      <Provider value={client}>{children}</Provider>
    </SeedContext>
  );
}

/** Where answers that the server brought along wait for the query that asks for them. */
export function useSeeds(): Seeds {
  const seeds = useContext(SeedContext);
  if (!seeds) throw new Error("useSeeds needs an ApiClientProvider above it");
  return seeds;
}

function createApiClient() {
  const seeds = createSeeds();
  const client = new Client({
    url: "/graphql",
    exchanges: [seeds.watch, normalisedCache(), seeds.exchange, fetchExchange],
    preferGetMethod: false,
  });
  return { client, seeds };
}
