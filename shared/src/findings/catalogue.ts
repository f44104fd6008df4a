import { requirements } from "../requirements/registry.ts";
import { provinceUnknown } from "../validate/universal/province-unknown.ts";
import { universalChecks } from "../validate/universal/registry.ts";
import type { FindingKind } from "./finding.ts";

/** Every kind of finding that a check can report, by code; one code is one kind. */
export const findingKinds: ReadonlyMap<string, FindingKind> = new Map(
  [
    provinceUnknown,
    ...universalChecks.flatMap((check) => check.findings),
    ...requirements.flatMap((r) => r.findings ?? []),
  ].map((kind) => [kind.code, kind]),
);
