"use client";

import { isProvinceCode, type ProvinceCode } from "@beian/shared";
import { useEffect, useState } from "react";
import { useViewer } from "../session/viewer-provider.tsx";
import { keepEntry, keptEntry } from "./kept.ts";
import type { BulkContent } from "./plan-bulk.ts";

/** One content for many provinces, chosen and typed but not in a draft yet. */
export interface Bulk {
  readonly provinces: readonly ProvinceCode[];
  readonly content?: BulkContent | "HANDED_BACK";
  readonly open?: boolean;
}

/** What was chosen and typed for many provinces of a requirement; kept in the browser until it is in a draft. */
export function useBulk(requirement: string): readonly [Bulk | null, (bulk: Bulk | null) => void] {
  const person = useViewer()?.id;
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const name = `bulk/${requirement}`;
  useEffect(() => {
    const kept = person === undefined ? null : keptEntry(window.localStorage, person, name);
    if (isBulk(kept)) setBulk(kept);
  }, [person, name]);
  return [
    bulk,
    (next) => {
      setBulk(next);
      if (person !== undefined) keepEntry(window.localStorage, person, name, next);
    },
  ];
}

function isBulk(value: unknown): value is Bulk {
  return (
    typeof value === "object" &&
    value !== null &&
    "provinces" in value &&
    Array.isArray(value.provinces) &&
    value.provinces.every((code) => typeof code === "string" && isProvinceCode(code)) &&
    // An older version kept contents of another shape.
    (!("content" in value) || value.content === "HANDED_BACK" || isBulkContent(value.content))
  );
}

function isBulkContent(value: unknown): boolean {
  return typeof value === "object" && value !== null && "strictness" in value && "notes" in value;
}
