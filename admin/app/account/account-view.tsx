"use client";

import { useState } from "react";
import type { FormAnswer } from "../../session/form-answer.ts";
import { PasswordForm } from "../../session/password-form.tsx";
import { OpenSessions } from "./open-sessions.tsx";

/** One's password and sessions; a new password ends the other sessions, so that they are looked up again. */
export function AccountView({ email, answer }: { readonly email: string; readonly answer: FormAnswer | null }) {
  const [changes, setChanges] = useState(0);
  return (
    <>
      <PasswordForm to="/account" email={email} answer={answer} onChanged={() => setChanges(changes + 1)} />
      <OpenSessions key={changes} />
    </>
  );
}
