import type { Facts } from "../filing/facts.ts";
import type { FieldPath, Params } from "../findings/field-path.ts";
import type { Text } from "../locale.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { RuleValue } from "../values/value-spec.ts";

export const editKinds = ["CORRECTION", "FACT", "ASK"] as const;
/**
 * What it takes to make an edit truthfully. CORRECTION: the new value follows from what was filled in. FACT: the new
 * value says that something is so, which has to be brought about first, such as a letter to be written. ASK: the new
 * value is a made-up example in the right form, and the applicant has to be asked for the true one.
 */
export type EditKind = (typeof editKinds)[number];

/** What a field of a filing can be set to. An edit never takes a value out: what isn't told isn't cured. */
export type EditValue = string | number | boolean | readonly string[];

/** An edit that a finding holds for a remedy; whether it helps is for validation to say. */
export interface Candidate {
  readonly kind: EditKind;
  readonly path: FieldPath;
  readonly to: EditValue;
  /** What to do, where it isn't the finding's own remedy. */
  readonly todo?: Text;
}

/** What a finding's definition can look at to say which edits would help. */
export interface CureContext<P extends Params = Params> {
  readonly path: FieldPath;
  readonly params: P;
  readonly facts: Facts;
  readonly province: ProvinceCode;
  /** The value of the rule that was broken; null where the finding hangs on none. */
  readonly value: RuleValue | null;
}

export function correction(path: FieldPath, to: EditValue, todo?: Text): Candidate {
  return candidate("CORRECTION", path, to, todo);
}

export function fact(path: FieldPath, to: EditValue, todo?: Text): Candidate {
  return candidate("FACT", path, to, todo);
}

/** Asks for a value that nobody but the applicant knows; the example only shows its form. */
export function ask(path: FieldPath, example: EditValue, todo?: Text): Candidate {
  return candidate("ASK", path, example, todo);
}

/** The longest wait that counts as a cure, in days. */
export const longestWait = 366;

function candidate(kind: EditKind, path: FieldPath, to: EditValue, todo: Text | undefined): Candidate {
  return todo === undefined ? { kind, path, to } : { kind, path, to, todo };
}
