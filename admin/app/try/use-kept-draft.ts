"use client";

import { isProvinceCode, type ProvinceCode } from "@beian/shared";
import { useEffect, useState } from "react";
import { emptyDraft, isDraft, type TypedFiling } from "../../components/filing-form/filing-draft.ts";
import { keptFor, readText } from "../../session/kept.ts";
import { usePerson } from "../../session/viewer-provider.tsx";

/** What a person typed, and where they would file it; null where the certificate's address decides. */
export interface Work {
  readonly draft: TypedFiling;
  readonly province: ProvinceCode | null;
}

const emptyWork: Work = { draft: emptyDraft, province: null };
const keptAs = "try-filing";

/**
 * The work at hand, kept for its person in this tab alone: it survives a reload, and is gone with the tab or once they
 * sign out. `alive` says whether it has been read, before which nothing should be typed.
 */
export function useKeptWork() {
  const person = usePerson()?.id ?? null;
  const [state, setState] = useState<{ readonly of: string | null | undefined; readonly work: Work }>({
    of: undefined,
    work: emptyWork,
  });
  // Between two people there is nobody's.
  const alive = state.of === person;
  const work = alive ? state.work : emptyWork;
  const setWork = (next: Work | ((before: Work) => Work)) =>
    setState((before) => ({ of: before.of, work: typeof next === "function" ? next(before.work) : next }));
  useEffect(() => {
    setState({ of: person, work: readText(keptFor(person, "TAB").text(keptAs), keptWork) ?? emptyWork });
  }, [person]);
  useEffect(() => {
    if (state.of === person)
      keptFor(person, "TAB").keep(keptAs, state.work === emptyWork ? null : JSON.stringify(state.work));
  }, [person, state]);
  return { work, setWork, alive, clear: () => setWork(emptyWork) };
}

function keptWork(kept: unknown): Work | null {
  if (typeof kept !== "object" || kept === null || !("draft" in kept) || !isDraft(kept.draft)) return null;
  const province = "province" in kept ? kept.province : null;
  return { draft: kept.draft, province: typeof province === "string" && isProvinceCode(province) ? province : null };
}
