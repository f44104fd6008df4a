"use client";

import { isProvinceCode, type ProvinceCode } from "@beian/shared";
import { useEffect, useState } from "react";
import { emptyDraft, isDraft, type TypedFiling } from "../../components/filing-form/filing-draft.ts";

/** What a person typed, and where they would file it; null where the certificate's address decides. */
export interface Work {
  readonly draft: TypedFiling;
  readonly province: ProvinceCode | null;
}

const emptyWork: Work = { draft: emptyDraft, province: null };
const keptAs = "try-filing";

/**
 * The work at hand, kept in this tab alone: it survives a reload, and is gone with the tab. `alive` says whether it has
 * been read, before which nothing should be typed.
 */
export function useKeptWork() {
  const [work, setWork] = useState(emptyWork);
  const [alive, setAlive] = useState(false);
  useEffect(() => {
    setWork(readKept() ?? emptyWork);
    setAlive(true);
  }, []);
  useEffect(() => {
    if (!alive) return;
    if (work === emptyWork) sessionStorage.removeItem(keptAs);
    else sessionStorage.setItem(keptAs, JSON.stringify(work));
  }, [alive, work]);
  return { work, setWork, alive, clear: () => setWork(emptyWork) };
}

function readKept(): Work | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keptAs) ?? "null");
    if (typeof kept !== "object" || kept === null || !("draft" in kept) || !isDraft(kept.draft)) return null;
    const province = "province" in kept ? kept.province : null;
    return { draft: kept.draft, province: typeof province === "string" && isProvinceCode(province) ? province : null };
  } catch {
    return null;
  }
}
