"use client";

import type { TypedDocumentNode } from "@urql/core";
import { useLocale } from "next-intl";
import type { ChangeOutcome } from "../../../graphql/change.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { useSend } from "../../../session/use-send.ts";

type Locale = (typeof apiLocales)[keyof typeof apiLocales];

/**
 * Asks the API to do something with a change. Null where no answer came: then nobody knows whether it was done, and the
 * version tells once it is tried again.
 */
export function useChangeAction(): <Input>(
  document: TypedDocumentNode<{ result: ChangeOutcome }, { input: Input; locale: Locale }>,
  input: Input,
) => Promise<ChangeOutcome | null> {
  const send = useSend();
  const locale = apiLocales[useLocale()];
  return (document, input) => send(document, { input, locale });
}
