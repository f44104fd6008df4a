"use client";

import { isProvinceCode, type ProvinceCode } from "@beian/shared";
import { useKept } from "../components/use-kept.ts";
import type { BulkContent } from "./plan-bulk.ts";

/** One content for many provinces, chosen and typed but not in a draft yet. */
export interface Bulk {
  readonly provinces: readonly ProvinceCode[];
  readonly content?: BulkContent | "HANDED_BACK";
  readonly open?: boolean;
}

/** What was chosen and typed for many provinces of a requirement; kept in the browser until it is in a draft. */
export function useBulk(requirement: string): readonly [Bulk | null, (bulk: Bulk | null) => void] {
  return useKept(`bulk/${requirement}`, keptBulk);
}

function keptBulk(kept: unknown): Bulk | null {
  return isBulk(kept) ? kept : null;
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
