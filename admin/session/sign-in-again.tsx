"use client";

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { useClient } from "urql";
import { viewerQuery } from "../graphql/viewer.ts";
import { lazily } from "../loading/lazily.tsx";
import { useViewer } from "./viewer-provider.tsx";

// Hardly ever wanted, and loaded then.
const SignInDialog = lazily(() => import("./sign-in-dialog.tsx").then((module) => module.SignInDialog));

type SignInAgain = () => Promise<boolean>;

const SignInAgainContext = createContext<SignInAgain | null>(null);

/** Asks a person whose session has ended to sign in again over the page they are on, so that nothing they typed is lost. */
export function SignInAgainProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const viewer = useViewer();
  const [lastEmail, setLastEmail] = useState<string>();
  if (viewer?.email && viewer.email !== lastEmail) setLastEmail(viewer.email);
  const [opened, setOpened] = useState(false);
  const waiting = useRef<((signedIn: boolean) => void)[]>([]);

  const askWhoIsThere = useCallback(
    () => client.query(viewerQuery, {}, { requestPolicy: "network-only" }).toPromise(),
    [client],
  );
  const signInAgain = useCallback<SignInAgain>(async () => {
    const { data } = await askWhoIsThere();
    if (data?.viewer) return true;
    setOpened(true);
    return new Promise((resolve) => waiting.current.push(resolve));
  }, [askWhoIsThere]);
  const close = (signedIn: boolean) => {
    setOpened(false);
    for (const resolve of waiting.current.splice(0)) resolve(signedIn);
  };

  return (
    <SignInAgainContext value={signInAgain}>
      {children}
      {opened && (
        <SignInDialog
          email={lastEmail}
          onClose={() => close(false)}
          onSignedIn={() => void askWhoIsThere().then(() => close(true))}
        />
      )}
    </SignInAgainContext>
  );
}

/**
 * To call where the API refuses for want of a session: true once somebody is signed in, at once where somebody is; false
 * where they close the dialog.
 */
export function useSignInAgain(): SignInAgain {
  const signInAgain = useContext(SignInAgainContext);
  if (!signInAgain) throw new Error("useSignInAgain needs a SignInAgainProvider above it");
  return signInAgain;
}
