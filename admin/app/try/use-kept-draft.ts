"use client";

import { isProvinceCode, type ProvinceCode } from "@beian/shared";
import { useEffect, useState } from "react";
import { emptyDraft, isDraft, type TypedFiling } from "../../components/filing-form/filing-draft.ts";
import { keepText, keptIn } from "../../components/storage.ts";

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
    setWork(keptIn(ofThisTab, keptAs, keptWork) ?? emptyWork);
    setAlive(true);
  }, []);
  useEffect(() => {
    if (!alive) return;
    keepText(ofThisTab, keptAs, work === emptyWork ? null : JSON.stringify(work));
  }, [alive, work]);
  return { work, setWork, alive, clear: () => setWork(emptyWork) };
}

function ofThisTab(): Storage {
  return window.sessionStorage;
}

function keptWork(kept: unknown): Work | null {
  if (typeof kept !== "object" || kept === null || !("draft" in kept) || !isDraft(kept.draft)) return null;
  const province = "province" in kept ? kept.province : null;
  return { draft: kept.draft, province: typeof province === "string" && isProvinceCode(province) ? province : null };
}
