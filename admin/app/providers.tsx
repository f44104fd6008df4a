"use client";

import { MantineProvider, mergeThemeOverrides } from "@mantine/core";
import { setNonce } from "get-nonce";
import { type ReactNode, useState } from "react";
import { findOptions } from "../components/search-words.ts";
import { DraftProvider } from "../drafts/draft-provider.tsx";
import { ApiClientProvider } from "../graphql/api-client.tsx";
import type { ViewerResult } from "../graphql/viewer.ts";
import { SignInAgainProvider } from "../session/sign-in-again.tsx";
import { ViewerProvider } from "../session/viewer-provider.tsx";
import { cssVariablesResolver, theme } from "../theme/theme.ts";

const finding = { defaultProps: { filter: findOptions } };
/** Every list that one may type in finds as the other searches do. */
const themeWithLists = mergeThemeOverrides(theme, {
  components: { Select: finding, MultiSelect: finding, TagsInput: finding, Autocomplete: finding },
});

export function Providers({
  nonce,
  viewer,
  children,
}: {
  readonly nonce: string;
  readonly viewer: ViewerResult;
  readonly children: ReactNode;
}) {
  // The document keeps the nonce that it came with; a refresh brings another, which the browser would refuse.
  const [documentNonce] = useState(() => {
    // The server holds many documents at once and adds no style elements in this way.
    if (typeof window !== "undefined") setNonce(nonce);
    return nonce;
  });
  return (
    <MantineProvider
      theme={themeWithLists}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => documentNonce}
    >
      <ApiClientProvider>
        <ViewerProvider result={viewer}>
          <SignInAgainProvider>
            <DraftProvider>{children}</DraftProvider>
          </SignInAgainProvider>
        </ViewerProvider>
      </ApiClientProvider>
    </MantineProvider>
  );
}
