"use client";

import { useRouter } from "next/navigation";
import type { FormAnswer } from "../../session/form-answer.ts";
import { type PersonAct, PersonForm } from "./person-form.tsx";

/** An act on people as a page of its own, for where the list's program can't open a dialog. */
export function PersonPage({ act, answer }: { readonly act: PersonAct; readonly answer: FormAnswer | null }) {
  const router = useRouter();
  const back = () => router.push("/people");
  return (
    <div style={{ maxWidth: "24rem" }}>
      <PersonForm act={act} answer={answer} onClose={back} onDone={back} />
    </div>
  );
}
