import { requirements } from "../catalogue/catalogue.ts";
import { provinceUnknown } from "../validate/universal/province-unknown.ts";
import { universalChecks } from "../validate/universal/registry.ts";
import type { FindingKind } from "./finding.ts";

const kinds = [
  provinceUnknown,
  ...universalChecks.flatMap((check) => check.findings),
  ...requirements.flatMap((r) => r.findings ?? []),
];

/** Every kind of finding that a check can report, by code; of several ways to tell one, the usual one comes first. */
export const findingKinds: ReadonlyMap<string, FindingKind> = firstByCode(kinds);

function firstByCode(all: readonly FindingKind[]): ReadonlyMap<string, FindingKind> {
  const byCode = new Map<string, FindingKind>();
  for (const kind of all) if (!byCode.has(kind.code)) byCode.set(kind.code, kind);
  return byCode;
}
