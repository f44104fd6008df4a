"use client";

import { SignInForm } from "../../session/sign-in-form.tsx";

/** Loads the next page anew, so that everything on it is asked for as the person who signed in. */
export function SignIn({ to }: { readonly to: string }) {
  return <SignInForm onSignedIn={() => window.location.assign(to)} />;
}
