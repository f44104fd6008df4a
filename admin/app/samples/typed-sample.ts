import type { Field, ProvinceCode } from "@beian/shared";
import {
  beyondForm,
  draftOfFiling,
  emptyDraft,
  filingOfDraft,
  isDraft,
  isNested,
  type TypedFiling,
  type Values,
} from "../../components/filing-form/filing-draft.ts";
import type { FindingCode, Outcome, Sample, SampleFiling } from "../../graphql/samples.ts";

/** A sample as its form holds it. */
export interface TypedSample {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly draft: TypedFiling;
  /** What the filing holds that its form doesn't ask for, which stays as it is. */
  readonly beyond: Values;
  readonly expectations: readonly {
    readonly province: ProvinceCode;
    readonly outcome: Outcome;
    /** Those of before findings had keys, where no keys are. */
    readonly codes: readonly FindingCode[];
    readonly keys: readonly string[];
  }[];
}

/** What a form begins with: nothing, a sample to be edited, or all of another one but its names. */
export function begunWith(form: Field, sample: Sample | null, copied: boolean): TypedSample {
  return {
    nameZh: copied ? "" : (sample?.nameZh ?? ""),
    nameEn: copied ? "" : (sample?.nameEn ?? ""),
    ...(sample === null ? { draft: emptyDraft, beyond: {} } : typedFiling(form, sample.filing)),
    expectations: (sample?.trials ?? []).map(({ province, expected }) => ({
      province: province.code,
      outcome: expected.outcome,
      codes: expected.codes,
      keys: expected.keys,
    })),
  };
}

/** A filing as the form holds it, with nothing of it lost. */
export function typedFiling(form: Field, filing: unknown): Pick<TypedSample, "draft" | "beyond"> {
  return { draft: draftOfFiling(form, filing), beyond: beyondForm(form, filing) };
}

/** What is sent of it. */
export function inputOf(form: Field, { nameZh, nameEn, draft, beyond, expectations }: TypedSample) {
  return {
    nameZh,
    nameEn,
    // Looked at before it is sent, and again by the API.
    filing: filingOfDraft(form, draft, beyond) as SampleFiling,
    // Codes follow from keys.
    expectations: expectations.map(({ codes, keys, ...each }) => ({
      ...each,
      codes: keys.length > 0 ? [] : [...codes],
      keys: [...keys],
    })),
  };
}

/** What was kept of a sample, or null where it isn't one; what was typed before findings had keys names none. */
export function keptSample(kept: unknown): TypedSample | null {
  const isTyped =
    isNested(kept) &&
    typeof kept.nameZh === "string" &&
    typeof kept.nameEn === "string" &&
    isDraft(kept.draft) &&
    isNested(kept.beyond) &&
    Array.isArray(kept.expectations) &&
    kept.expectations.every(isNested);
  if (!isTyped) return null;
  const typed = kept as unknown as TypedSample;
  return { ...typed, expectations: typed.expectations.map((each) => ({ ...each, keys: each.keys ?? [] })) };
}
