import {
  concerns,
  type Field,
  type FilingType,
  fieldWithin,
  filingTypes,
  type SubjectNature,
  subjectNatures,
  valueAt,
} from "@beian/shared";

/** What a form holds, by dotted path: texts as typed, a yes or no as chosen. A field that was left alone is absent. */
export type TypedFiling = Readonly<Record<string, string | boolean>>;

/** A draft with nothing in it but what a form shows from the beginning. */
export const emptyDraft: TypedFiling = {
  type: "FIRST",
  "subject.nature": "ENTERPRISE",
  "subject.certificate.type": "BUSINESS_LICENSE",
};

/** A single field of the form, and where it stands in the filing. */
export interface AskedField {
  readonly path: readonly string[];
  readonly field: Field;
}

export function natureOf(draft: TypedFiling): SubjectNature {
  return subjectNatures.find((nature) => nature === draft["subject.nature"]) ?? "ENTERPRISE";
}

export function typeOf(draft: TypedFiling): FilingType {
  return filingTypes.find((type) => type === draft.type) ?? "FIRST";
}

/** The single fields under a field that concern the draft's nature and type, in the order of the schema. */
export function askedFields(field: Field, draft: TypedFiling, path: readonly string[] = []): AskedField[] {
  if (!concerns(field, natureOf(draft), typeOf(draft))) return [];
  if (field.shape.kind !== "OBJECT") return [{ path, field }];
  return field.shape.fields.flatMap((inner) => askedFields(inner, draft, [...path, inner.name]));
}

/**
 * The filing as it would be handed in: what the form asks for and something was put, in the API's form.
 * @param form the whole filing's field, which is handed about so that no browser loads the schema to draw a form
 * @param beyond what else it holds; where the form asks for it by now, the form decides
 */
export function filingOfDraft(form: Field, draft: TypedFiling, beyond: Values = {}): Values {
  const asked = askedFields(form, draft);
  const paths = pathSet(asked);
  const filing = without(beyond, paths.has);
  const answerIn = (field: Field, value: unknown) => ({ [answerMember(field)]: value });
  // What every filing has is there even where it is empty, so that what is missing in it is named one by one.
  for (const path of [["subject", "certificate"], ["principal"]]) objectAt(filing, path);
  for (const { path, field } of asked) {
    const value = writtenValue(field, draft[path.join(".")]);
    if (value !== undefined)
      objectAt(filing, path.slice(0, -1))[path.at(-1) ?? ""] = isAnswer(path) ? answerIn(field, value) : value;
  }
  return withAnswersListed(filing);
}

/**
 * What a filing holds that its form doesn't ask for: what doesn't concern it, or what the schema doesn't name. What would
 * be so anyhow is left out, as the API writes all of that into what it keeps.
 */
export function beyondForm(form: Field, filing: unknown): Values {
  const asked = pathSet(askedFields(form, draftOfFiling(form, filing)));
  return isNested(filing)
    ? without(
        withAnswersNamed(filing),
        (path, value) => asked.has(path) || value === fieldWithin(form, path)?.defaultValue,
      )
    : {};
}

/** Where values stand in a part of a filing. */
export function valuePaths(values: Values, path: readonly string[] = []): readonly (readonly string[])[] {
  return Object.entries(values).flatMap(([name, value]) =>
    isNested(value) && !isAnswer([...path, name]) ? valuePaths(value, [...path, name]) : [[...path, name]],
  );
}

/** What a form shows of a filing, whatever it was written by. */
export function draftOfFiling(form: Field, filing: unknown): TypedFiling {
  const draft: Record<string, string | boolean> = {};
  for (const { path, field } of everyField(form, [])) {
    const value = valueAt(filing, path);
    if (value === undefined || value === null || isAnswer(path)) continue;
    draft[path.join(".")] = draftValueOf(field, value);
  }
  // Whatever the form asks for by now: which requirements ask beside it may not be known yet.
  const { answers = {} } = isNested(filing) ? withAnswersNamed(filing) : {};
  for (const [name, members] of Object.entries(isNested(answers) ? answers : {})) {
    const [value] = isNested(members) ? Object.values(members).filter((one) => one !== null && one !== undefined) : [];
    if (value !== undefined) draft[`answers.${name}`] = typeof value === "boolean" ? value : String(value);
  }
  return { ...emptyDraft, ...draft };
}

/** A value of a filing as a form holds it. */
export function draftValueOf({ shape }: Field, value: unknown): string | boolean {
  if (shape.kind === "FLAG") return value === true;
  if (Array.isArray(value)) return value.join("\n");
  return String(value);
}

/** Whether something was put into the field at a path, or the one that the path leads into. */
export function isTyped(draft: TypedFiling, path: readonly string[]): boolean {
  return path.some((_, index) => (draft[path.slice(0, index + 1).join(".")] ?? "") !== "");
}

/** A draft with one field as it is now; undefined where it is left alone again. */
export function withField(
  draft: TypedFiling,
  path: readonly string[],
  value: string | boolean | undefined,
): TypedFiling {
  const { [path.join(".")]: _, ...rest } = draft;
  return value === undefined ? rest : { ...rest, [path.join(".")]: value };
}

/** Whether what was kept is a draft. */
export function isDraft(kept: unknown): kept is TypedFiling {
  return (
    isNested(kept) && Object.values(kept).every((value) => typeof value === "string" || typeof value === "boolean")
  );
}

/** A filing, or a part of one, as JSON holds it. */
export type Values = Readonly<Record<string, unknown>>;

interface Nested {
  [name: string]: unknown;
}

export function isNested(value: unknown): value is Nested {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether an answer to what a requirement asks beside the form stands at a path. */
function isAnswer([group, ...within]: readonly string[]): boolean {
  return group === "answers" && within.length === 1;
}

/** The member of an answer that holds what is put into a field. */
function answerMember({ shape }: Field): string {
  const members: Partial<Record<Field["shape"]["kind"], string>> = { FLAG: "flag", INTEGER: "number", DATE: "day" };
  return members[shape.kind] ?? "text";
}

/** A filing with its answers by name, as a form has fields for them. */
export function withAnswersNamed(filing: Values): Values {
  if (!Array.isArray(filing.answers)) return filing;
  const named = filing.answers.flatMap((answer: unknown) => {
    if (!isNested(answer) || typeof answer.fact !== "string") return [];
    const { fact, ...members } = answer;
    return [[fact, members] as const];
  });
  return { ...filing, answers: Object.fromEntries(named) };
}

/** The same with its answers in a list, as the API takes them. */
function withAnswersListed(filing: Nested): Nested {
  if (!isNested(filing.answers)) return filing;
  const listed = Object.entries(filing.answers).map(([fact, members]) => ({
    fact,
    ...(isNested(members) ? members : {}),
  }));
  return { ...filing, answers: listed };
}

/** The object at a path of a filing, made where there is none. */
function objectAt(filing: Nested, path: readonly string[]): Nested {
  let target = filing;
  for (const name of path) {
    const inner = target[name];
    const next: Nested = isNested(inner) ? inner : {};
    target[name] = next;
    target = next;
  }
  return target;
}

/** The same without some values, without nothings, and without what is empty then. */
function without(
  values: Values,
  isLeftOut: (path: readonly string[], value: unknown) => boolean,
  within: readonly string[] = [],
): Nested {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const path = [...within, name];
      if (value === null || value === undefined || isLeftOut(path, value)) return [];
      const kept = isNested(value) ? without(value, isLeftOut, path) : value;
      return isNested(kept) && Object.keys(kept).length === 0 ? [] : [[name, kept]];
    }),
  );
}

/** Paths to be found by. */
function pathSet(fields: readonly AskedField[]): { readonly has: (path: readonly string[]) => boolean } {
  const paths = new Set(fields.map(({ path }) => path.join(".")));
  return { has: (path) => paths.has(path.join(".")) };
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
