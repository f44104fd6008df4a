"use client";

import { type AnyVariables, createRequest, type TypedDocumentNode } from "@urql/core";
import { useEffect, useState } from "react";
import { useClient } from "urql";
import { pipe, subscribe } from "wonka";
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
  const request = createRequest(query, variables);
  const [latest, setLatest] = useState<{ readonly seed: Result; readonly data: Result }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the request.
  useEffect(() => {
    let stop = () => {};
    const callOff = seeds.whenAsked(() => {
      seeds.plant(request.key, seed);
      // Past the cache, whose answer is older; the seed answers in place of the network.
      const { unsubscribe } = pipe(
        client.executeQuery(request, { requestPolicy: "network-only" }),
        subscribe(({ data }) => data && setLatest({ seed, data })),
      );
      stop = unsubscribe;
    });
    return () => {
      callOff();
      stop();
    };
  }, [client, seeds, request.key, seed]);
  return latest?.seed === seed ? latest.data : seed;
}
