import type { Requirement } from "../requirement/requirement.ts";
import { provinceUnknown } from "../validate/universal/province-unknown.ts";
import { universalChecks } from "../validate/universal/registry.ts";
import type { FindingKind } from "./finding.ts";

/** What a finding of no key of the product's own goes by where codes are told. */
export const customCode = "CUSTOM";

/** The code of a finding that goes by a key; `own` are the keys of all that the product itself can report. */
export function codeOfFinding(key: string, own: ReadonlySet<string>): string {
  return own.has(key) ? key.slice(key.indexOf("/") + 1) : customCode;
}

/** What each of them goes by where it is reported; see Finding.key. */
export function findingKeysOf(requirements: readonly Requirement[]): readonly string[] {
  const keys = [...universalChecks, ...requirements].flatMap(({ key, findings = [] }) =>
    findings.map(({ code }) => `${key}/${code}`),
  );
  return [...new Set([`province/${provinceUnknown.code}`, ...keys])];
}

/** Every kind that the universal checks and these requirements' can report, by code; of several of one code the first. */
export function findingKindsOf(requirements: readonly Requirement[]): ReadonlyMap<string, FindingKind> {
  const kinds = [provinceUnknown, ...[...universalChecks, ...requirements].flatMap(({ findings = [] }) => findings)];
  const byCode = new Map<string, FindingKind>();
  for (const kind of kinds) if (!byCode.has(kind.code)) byCode.set(kind.code, kind);
  return byCode;
}
