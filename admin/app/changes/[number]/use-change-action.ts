"use client";

import type { TypedDocumentNode } from "@urql/core";
import { useLocale } from "next-intl";
import { useClient } from "urql";
import type { ChangeOutcome } from "../../../graphql/change.ts";
import { viewerQuery } from "../../../graphql/viewer.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { useSignInAgain } from "../../../session/sign-in-again.tsx";

type Locale = (typeof apiLocales)[keyof typeof apiLocales];

/**
 * Asks the API to do something with a change. Whoever's session has ended signs in again on the way. Null where no answer
 * came: then nobody knows whether it was done, and the version tells once it is tried again.
 */
export function useChangeAction(): <Input>(
  document: TypedDocumentNode<{ outcome: ChangeOutcome }, { input: Input; locale: Locale }>,
  input: Input,
) => Promise<ChangeOutcome | null> {
  const client = useClient();
  const signInAgain = useSignInAgain();
  const locale = apiLocales[useLocale()];
  return async (document, input) => {
    const ask = async () => (await client.mutation(document, { input, locale }).toPromise()).data?.outcome ?? null;
    const outcome = await ask();
    if (outcome?.__typename !== "NotAllowed") return outcome;
    const { data } = await client.query(viewerQuery, {}, { requestPolicy: "network-only" }).toPromise();
    return data?.viewer === null && (await signInAgain()) ? ask() : outcome;
  };
}
