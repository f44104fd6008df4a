"use client";

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { useClient } from "urql";
import { viewerQuery } from "../graphql/viewer.ts";
import { lazily } from "../loading/lazily.tsx";
import { usePerson } from "./viewer-provider.tsx";

// Hardly ever wanted, and loaded then.
const SignInDialog = lazily(() => import("./sign-in-dialog.tsx").then((module) => module.SignInDialog));

type SignInAgain = () => Promise<boolean>;

const SignInAgainContext = createContext<SignInAgain | null>(null);

/** Asks a person whose session has ended to sign in again over the page they are on, so that nothing they typed is lost. */
export function SignInAgainProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const person = usePerson();
  const [opened, setOpened] = useState(false);
  const waiting = useRef<((signedIn: boolean) => void)[]>([]);

  const askWhoIsThere = useCallback(
    () => client.query(viewerQuery, {}, { requestPolicy: "network-only" }).toPromise(),
    [client],
  );
  const isTheirs = useCallback(
    (viewer: { readonly id: string }) => {
      if (person === null || viewer.id === person.id) return true;
      // Nothing of what one person did on a page is seen by another, or sent in their name.
      window.location.reload();
      return false;
    },
    [person],
  );
  const signInAgain = useCallback<SignInAgain>(async () => {
    const { data } = await askWhoIsThere();
    if (data?.viewer) return isTheirs(data.viewer);
    setOpened(true);
    return new Promise((resolve) => waiting.current.push(resolve));
  }, [askWhoIsThere, isTheirs]);
  const close = (signedIn: boolean) => {
    setOpened(false);
    for (const resolve of waiting.current.splice(0)) resolve(signedIn);
  };

  return (
    <SignInAgainContext value={signInAgain}>
      {children}
      {opened && (
        <SignInDialog
          email={person?.email ?? undefined}
          onClose={() => close(false)}
          onSignedIn={() =>
            void askWhoIsThere().then(({ data }) => close(data?.viewer ? isTheirs(data.viewer) : false))
          }
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
