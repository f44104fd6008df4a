import type { Candidate, CureContext } from "../cures/candidate.ts";
import type { Text } from "../locale.ts";
import type { FieldPath, Params } from "./field-path.ts";

export type { FieldPath, Params } from "./field-path.ts";

export const severities = ["ERROR", "WARNING", "INFO"] as const;
export type Severity = (typeof severities)[number];

/**
 * One kind of finding: its code, its words, and how grave it is. BY_RULE is an ERROR where the rule is ENFORCED and a
 * WARNING where it is ADVISED; a finding that hangs on no rule is an ERROR then.
 */
export interface FindingKind<P extends Params = Params> {
  readonly code: string;
  readonly severity: "BY_RULE" | "WARNING" | "INFO";
  /** What this finding tells, for the API's manual. */
  readonly meaning: Text;
  message(params: P): Text;
  /** What to do about it; null where nothing of the applicant's helps. */
  remedy(params: P): Text | null;
  /** Edits of the filing that may help, the one to be preferred first; none where nothing typed differently does. */
  cures(context: CureContext<P>): readonly Candidate[];
}

/** A finding as a check reports it: words are rendered only when someone reads them. */
export interface FindingDraft {
  readonly kind: FindingKind;
  readonly path: FieldPath;
  readonly params: Params;
}

interface FindingDefinition<P extends Params> {
  code: string;
  severity?: FindingKind["severity"];
  meaning: Text;
  message: Text | ((params: P) => Text);
  remedy?: Text | ((params: P) => Text);
  cures?: (context: CureContext<P>) => readonly Candidate[];
}

/** Defines a kind of finding; BY_RULE unless it says otherwise. */
export function defineFinding<P extends Params = Record<never, never>>(
  definition: FindingDefinition<P>,
): FindingKind<P> {
  const { message, remedy } = definition;
  return {
    code: definition.code,
    severity: definition.severity ?? "BY_RULE",
    meaning: definition.meaning,
    message: typeof message === "function" ? message : () => message,
    remedy: typeof remedy === "function" ? remedy : () => remedy ?? null,
    cures: definition.cures ?? (() => []),
  };
}

/** Reports a kind of finding at a field. */
export function finding<P extends Params>(
  kind: FindingKind<P>,
  path: FieldPath,
  ...[params]: Record<never, never> extends P ? [params?: P] : [params: P]
): FindingDraft {
  return { kind, path, params: params ?? {} };
}
