"use client";

import { type AnyVariables, createRequest, type TypedDocumentNode } from "@urql/core";
import { useEffect, useState } from "react";
import { useClient, useQuery } from "urql";
import { useSeeds } from "./api-client.tsx";

/**
 * The answer that the server asked for to render this page, kept up to date by the cache from then on: whatever a later
 * query or mutation learns of the same entities is shown at once.
 */
export function usePageQuery<Result, Variables extends AnyVariables>(
  query: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  seed: Result,
): Result {
  const client = useClient();
  const seeds = useSeeds();
  const { key } = createRequest(query, variables);
  const [planted, setPlanted] = useState<Result>();
  if (planted !== seed) {
    seeds.restoreData({ [key]: { data: JSON.stringify(seed) } });
    setPlanted(seed);
  }
  const [{ data }] = useQuery({ query, variables });
  useEffect(() => {
    // A seed that came with a refresh replaces what the cache held; a seed already taken is gone, and nothing happens.
    if (seeds.extractData()[key]) client.query(query, variables, { requestPolicy: "network-only" }).toPromise();
  });
  return data ?? seed;
}
