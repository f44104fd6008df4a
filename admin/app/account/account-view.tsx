"use client";

import { useState } from "react";
import { OpenSessions } from "./open-sessions.tsx";
import { PasswordForm } from "./password-form.tsx";

/** One's password and sessions; a new password ends the other sessions, so that they are looked up again. */
export function AccountView({ email }: { readonly email: string }) {
  const [changes, setChanges] = useState(0);
  return (
    <>
      <PasswordForm email={email} onChanged={() => setChanges(changes + 1)} />
      <OpenSessions key={changes} />
    </>
  );
}
