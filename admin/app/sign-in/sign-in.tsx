"use client";

import type { FormAnswer } from "../../session/form-answer.ts";
import { SignInForm } from "../../session/sign-in-form.tsx";

/** Loads the next page anew, so that everything on it is asked for as the person who signed in. */
export function SignIn({ to, answer }: { readonly to: string; readonly answer: FormAnswer | null }) {
  return <SignInForm to={to} answer={answer} onSignedIn={() => window.location.assign(to)} />;
}
