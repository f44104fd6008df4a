"use client";

import { type AnyVariables, createRequest, type TypedDocumentNode } from "@urql/core";
import { useEffect, useState } from "react";
import { useClient, useQuery } from "urql";
import { useSeeds } from "./api-client.tsx";

/**
 * The answer that the server asked for to render this page, kept up to date by the cache from then on: whatever a later
 * query or mutation learns of the same entities is shown at once.
 */
export function usePageQuery<Result extends Record<string, unknown>, Variables extends AnyVariables>(
  query: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  seed: Result,
): Result {
  const client = useClient();
  const seeds = useSeeds();
  const { key } = createRequest(query, variables);
  const [planted, setPlanted] = useState<Result>();
  if (planted !== seed) {
    seeds.plant(key, seed);
    setPlanted(seed);
  }
  const [{ data }] = useQuery({ query, variables });
  useEffect(() => {
    // Where the cache had an answer, the seed, which is newer, still waits; it is taken without a request.
    if (seeds.waits(key)) client.query(query, variables, { requestPolicy: "network-only" }).toPromise();
  });
  return data ?? seed;
}
