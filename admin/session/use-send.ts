"use client";

import type { AnyVariables, TypedDocumentNode } from "@urql/core";
import { useCallback } from "react";
import { useClient } from "urql";
import { viewerQuery } from "../graphql/viewer.ts";
import { useSignInAgain } from "./sign-in-again.tsx";

/**
 * Sends a mutation whose answer is called `result`. Where it is refused because the session has ended, the person is
 * asked to sign in again over the page, and it is sent once more. Null where no answer came.
 */
export function useSend() {
  const client = useClient();
  const signInAgain = useSignInAgain();
  return useCallback(
    async <Result extends { readonly __typename: string }, Variables extends AnyVariables>(
      mutation: TypedDocumentNode<{ readonly result: Result }, Variables>,
      variables: Variables,
    ): Promise<Result | null> => {
      const send = async () => (await client.mutation(mutation, variables).toPromise()).data?.result ?? null;
      const result = await send();
      if (result?.__typename !== "NotAllowed") return result;
      const { data } = await client.query(viewerQuery, {}, { requestPolicy: "network-only" }).toPromise();
      if (!data || data.viewer) return result;
      return (await signInAgain()) ? send() : result;
    },
    [client, signInAgain],
  );
}
