import * as z from "zod";
import { filingTypes, subjectNatures } from "../filing/vocabulary.ts";
import { checkStatuses } from "../findings/check-result.ts";
import { findUnsafeCharacter } from "../identifiers/text.ts";
import { expressionBounds } from "../language/parse.ts";
import type { Text } from "../locale.ts";
import { provinceCodes } from "../provinces.ts";
import { topics } from "../requirement/topic.ts";
import type { Definition } from "./definition.ts";
import { definitionBounds as bounds, definedSeverities, ownFactTypes } from "./definition.ts";
import type { DefinitionProblemCode } from "./problem.ts";

/** What a refinement tells beside that something is wrong. */
export interface Refusal {
  readonly code: DefinitionProblemCode;
  readonly text: Text;
}

function refuse(context: z.RefinementCtx, code: DefinitionProblemCode, zh: string, en: string): void {
  context.addIssue({ code: "custom", params: { code, text: { zh, en } } satisfies Refusal });
}

/** A line of a text for people, in one language. */
function line(maximum: number) {
  return z
    .string()
    .max(maximum)
    .superRefine((text, context) => {
      if (text.trim() === "") refuse(context, "LANGUAGE_MISSING", "不能为空", "must not be empty");
      else if (text.length <= maximum && (findUnsafeCharacter(text) || /[\n\r\t]/.test(text)))
        refuse(context, "SYNTAX", "含有控制字符", "holds a control character");
    });
}

function words(maximum: number) {
  return z.strictObject({ zh: line(maximum), en: line(maximum) });
}

function key(form: RegExp, maximum: number = bounds.key) {
  return z
    .string()
    .max(maximum)
    .superRefine((text, context) => {
      if (text.length <= maximum && !form.test(text))
        refuse(context, "KEY_FORM", `键应符合 ${form.source}`, `a key has the form ${form.source}`);
    });
}

const title = words(bounds.title);
const text = words(bounds.text);
const optionKey = key(/^[A-Z0-9][A-Z0-9_]*$/);
/** Of what is named within expressions and messages. */
const name = key(/^[a-z][A-Za-z0-9]{0,39}$/, 40);
const findingKey = key(/^[A-Za-z][A-Za-z0-9_-]*$/);
const reported = key(/^[A-Za-z][A-Za-z0-9_-]*(?:\/[a-z][A-Za-z0-9]*)?$/, bounds.key + 41);
const factName = z.string().max(bounds.key);
const expression = z.string().max(expressionBounds.length);

const option = z.strictObject({
  key: optionKey,
  label: text,
  terms: z.array(line(bounds.term)).max(bounds.terms).optional(),
});
const options = z.array(option).min(1).max(bounds.options);

/** What a province can rule. */
export const definedValueSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("BOOLEAN"), yes: text, no: text }),
  z.strictObject({ type: z.literal("CHOICE"), options }),
  z.strictObject({ type: z.literal("CHOICES"), options, none: text }),
  z.strictObject({
    type: z.literal("INTEGER"),
    minimum: z.int().min(0),
    maximum: z.int().max(1_000_000),
    unit: text,
    inWords: text.optional(),
    oneInWords: text.optional(),
  }),
]);

const cure = z.strictObject({
  kind: z.enum(["CORRECTION", "FACT", "ASK"]),
  at: factName.optional(),
  when: expression.optional(),
  to: expression.optional(),
  todo: text.optional(),
});

const told = {
  at: factName,
  severity: z.enum(definedSeverities).optional(),
  message: text,
  remedy: text.optional(),
  cures: z.array(cure).max(bounds.cures).optional(),
};

const finding = z.strictObject({
  key: findingKey,
  ...told,
  meaning: text.optional(),
  variants: few(z.strictObject(told).partial(), bounds.variants).optional(),
  counts: few(expression, bounds.counts).optional(),
});

const row = z.strictObject({
  when: expression,
  then: z.enum(checkStatuses),
  findings: z.array(reported).max(bounds.findings).optional(),
});

const ruleValue = z.union([
  z.boolean(),
  z.string().max(bounds.key),
  z.number(),
  z.array(z.string().max(bounds.key)).max(bounds.options),
]);

const oneCase = z.strictObject({
  title: line(bounds.title),
  filing: z.unknown(),
  province: z.enum(provinceCodes),
  value: ruleValue.nullable(),
  rules: few(ruleValue, bounds.options, key(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)).optional(),
  status: z.enum(checkStatuses),
  findings: z.array(reported).max(bounds.options).optional(),
});

/** A definition but for its key, as a file beside a requirement's rules has it. */
export const definitionBodySchema = z.strictObject({
  topic: z.enum(topics),
  title,
  description: text,
  appliesTo: z.array(z.enum(subjectNatures)).min(1).max(subjectNatures.length),
  filingTypes: z.array(z.enum(filingTypes)).min(1).max(filingTypes.length).optional(),
  value: definedValueSchema,
  facts: z
    .array(z.strictObject({ key: name, type: z.enum(ownFactTypes), title }))
    .max(bounds.facts)
    .optional(),
  findings: z.array(finding).max(bounds.findings).optional(),
  rows: z.array(row).max(bounds.rows).optional(),
  unrecorded: z.array(row).max(bounds.rows).optional(),
  cases: z.array(oneCase).max(bounds.cases).optional(),
  edition: z.int().min(1).optional(),
});

/** The shape of a definition, whoever made it; what it says is for `checkDefinition` to judge. */
export const definitionSchema: z.ZodType<Definition> = z.strictObject({
  key: key(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/),
  ...definitionBodySchema.shape,
});

/** Things by name, no more than so many. */
function few<Value extends z.ZodType>(of: Value, most: number, names = name) {
  return z.record(names, of).superRefine((all, context) => {
    if (Object.keys(all).length > most) refuse(context, "TOO_COSTLY", `最多 ${most} 项`, `at most ${most} items`);
  });
}
