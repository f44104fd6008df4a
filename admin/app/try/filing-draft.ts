import {
  concerns,
  type Field,
  type FilingType,
  filingTypes,
  type SubjectNature,
  subjectNatures,
  valueAt,
} from "@beian/shared";

/** What a form holds, by dotted path: texts as typed, a yes or no as chosen. A field that was left alone is absent. */
export type Draft = Readonly<Record<string, string | boolean>>;

/** A draft with nothing in it but what a form shows from the beginning. */
export const emptyDraft: Draft = {
  type: "FIRST",
  "subject.nature": "ENTERPRISE",
  "subject.certificate.type": "BUSINESS_LICENSE",
};

/** A single field of the form, and where it stands in the filing. */
export interface AskedField {
  readonly path: readonly string[];
  readonly field: Field;
}

export function natureOf(draft: Draft): SubjectNature {
  return subjectNatures.find((nature) => nature === draft["subject.nature"]) ?? "ENTERPRISE";
}

export function typeOf(draft: Draft): FilingType {
  return filingTypes.find((type) => type === draft.type) ?? "FIRST";
}

/** The single fields under a field that concern the draft's nature and type, in the order of the schema. */
export function askedFields(field: Field, draft: Draft, path: readonly string[] = []): AskedField[] {
  if (!concerns(field, natureOf(draft), typeOf(draft))) return [];
  if (field.shape.kind !== "OBJECT") return [{ path, field }];
  return field.shape.fields.flatMap((inner) => askedFields(inner, draft, [...path, inner.name]));
}

/**
 * The filing as it would be handed in: what the form asks for and something was put, in the API's form.
 * @param form the whole filing's field, which is handed about so that no browser loads the schema to draw a form
 */
export function filingOfDraft(form: Field, draft: Draft): Readonly<Record<string, unknown>> {
  const filing: Nested = { subject: { certificate: {} }, principal: {} };
  for (const { path, field } of askedFields(form, draft)) {
    const value = writtenValue(field, draft[path.join(".")]);
    if (value === undefined) continue;
    let target = filing;
    for (const name of path.slice(0, -1)) {
      const inner = target[name];
      const next: Nested = isNested(inner) ? inner : {};
      target[name] = next;
      target = next;
    }
    target[path.at(-1) ?? ""] = value;
  }
  return filing;
}

/** What a form shows of a filing, whatever it was written by. */
export function draftOfFiling(form: Field, filing: unknown): Draft {
  const draft: Record<string, string | boolean> = {};
  for (const { path, field } of everyField(form, [])) {
    const value = valueAt(filing, path);
    if (value === undefined || value === null) continue;
    draft[path.join(".")] = draftValueOf(field, value);
  }
  return { ...emptyDraft, ...draft };
}

/** A value of a filing as a form holds it. */
export function draftValueOf({ shape }: Field, value: unknown): string | boolean {
  if (shape.kind === "FLAG") return value === true;
  if (Array.isArray(value)) return value.join("\n");
  return String(value);
}

interface Nested {
  [name: string]: unknown;
}

function isNested(value: unknown): value is Nested {
  return typeof value === "object" && value !== null;
}

function everyField(field: Field, path: readonly string[]): AskedField[] {
  if (field.shape.kind !== "OBJECT") return [{ path, field }];
  return field.shape.fields.flatMap((inner) => everyField(inner, [...path, inner.name]));
}

function writtenValue({ shape, defaultValue }: Field, given: string | boolean | undefined): unknown {
  if (given === undefined || given === "") return undefined;
  switch (shape.kind) {
    case "FLAG":
      // A no that is so unless said otherwise needn't be written.
      return given === defaultValue ? undefined : given;
    case "INTEGER":
      return Number(given);
    case "LIST": {
      const items = String(given)
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
      return items.length === 0 ? undefined : items;
    }
    default:
      return given;
  }
}
