import type {
  DefinedCure,
  DefinedFinding,
  DefinedOption,
  DefinedSeverity,
  OwnFact,
  ownFactTypes,
  Row,
  Text,
} from "@beian/shared";
import { definedSeverities, definitionBounds } from "@beian/shared";
import type { Defined, DefinitionEdit } from "../domain/definitions/edits-in-words.ts";
import { builder } from "./builder.ts";
import {
  checkStatusEnum,
  filingTypeEnum,
  provinceCodeEnum,
  subjectNatureEnum,
  topicEnum,
  valueTypeEnum,
} from "./enums.ts";
import { inAll, sized, works } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";
import { changeRef, definitionRef, requirementRef, revisionRef, ruleRef } from "./refs.ts";
import { rulesTimeArgs } from "./rules-time.ts";

export const ownFactTypeEnum = builder.enumType("OwnFactType", {
  description: "What a question of a requirement's own is answered by.",
  values: {
    FLAG: { description: "Yes or no. 是或否。" },
    TEXT: { description: "A text. 文字。" },
    NUMBER: { description: "A whole number. 整数。" },
    DAY: { description: "A day. 日期。" },
  } as const satisfies Record<(typeof ownFactTypes)[number], unknown>,
});

export const definitionSeverityEnum = builder.enumType("DefinitionSeverity", {
  description: "How gravely a finding is meant.",
  values: {
    BY_RULE: { description: "An ERROR where the rule is ENFORCED, a WARNING where it is ADVISED. 视规则而定。" },
    WARNING: { description: "A warning whatever the rule. 提醒。" },
    INFO: { description: "Worth knowing. 提示。" },
  } as const satisfies Record<DefinedSeverity, unknown>,
});

export const cureKindEnum = builder.enumType("DefinitionCureKind", {
  description: "What an edit that may answer a finding is.",
  values: {
    CORRECTION: { description: "It follows from what was filled in. 更正。" },
    FACT: { description: "It says that something is so, which has to be brought about first. 先落实。" },
    ASK: { description: "Only the applicant knows; what is put in is an example. 请填写。" },
  } as const satisfies Record<DefinedCure["kind"], unknown>,
});

const factRef = builder.objectRef<OwnFact>("DefinitionFact").implement({
  description: "A question of a requirement's own: what the form doesn't ask. Rows name it `own.<key>`.",
  fields: (t) => ({
    key: t.exposeString("key", { description: "Names it within the requirement." }),
    type: t.expose("type", { type: ownFactTypeEnum, description: "What answers it." }),
    title: t.string({
      args: localeArg,
      description: "As people are asked.",
      resolve: ({ title }, args) => localised(title, args),
    }),
  }),
});

const rowRef = builder.objectRef<Row>("DefinitionRow").implement({
  description: "How a filing fares: the first row that holds decides, the first that can't be told leaves it open.",
  fields: (t) => ({
    when: t.exposeString("when", { description: "A condition; its language is told in docs/language.md." }),
    then: t.expose("then", { type: checkStatusEnum, description: "What it comes to." }),
    findings: t.stringList({
      extensions: sized(definitionBounds.findings, { mean: 1 }),
      description: "What is reported: keys of findings, with a variant after a slash.",
      resolve: ({ findings = [] }) => findings,
    }),
  }),
});

const cureRef = builder.objectRef<DefinedCure>("DefinitionCure").implement({
  description: "An edit of the filing that may answer a finding; whether one does is for judging to say.",
  fields: (t) => ({
    kind: t.expose("kind", { type: cureKindEnum, description: "What it is." }),
    at: t.string({
      nullable: true,
      description: "The fact to be edited; the finding's own where null.",
      resolve: ({ at }) => at,
    }),
    when: t.string({
      nullable: true,
      description: "Where it doesn't hold, the edit isn't proposed.",
      resolve: ({ when }) => when,
    }),
    to: t.string({ nullable: true, description: "What it becomes, as an expression.", resolve: ({ to }) => to }),
    todo: t.string({
      nullable: true,
      args: localeArg,
      description: "What to do about it, where it isn't the finding's remedy.",
      resolve: ({ todo }, args) => orNull(todo, args),
    }),
  }),
});

const variantRef = builder
  .objectRef<{ readonly key: string; readonly told: NonNullable<DefinedFinding["variants"]>[string] }>(
    "DefinitionVariant",
  )
  .implement({
    description: "The same finding told otherwise: what it doesn't say is the finding's.",
    fields: (t) => ({
      key: t.exposeString("key", { description: "A row reports `<finding>/<key>`." }),
      at: t.string({ nullable: true, description: "The fact that it stands at.", resolve: ({ told }) => told.at }),
      severity: t.field({
        type: definitionSeverityEnum,
        nullable: true,
        description: "How gravely it is meant.",
        resolve: ({ told }) => told.severity,
      }),
      message: t.string({
        nullable: true,
        args: localeArg,
        description: "What is said.",
        resolve: ({ told }, args) => orNull(told.message, args),
      }),
      remedy: t.string({
        nullable: true,
        args: localeArg,
        description: "What to do about it.",
        resolve: ({ told }, args) => orNull(told.remedy, args),
      }),
      cures: t.field({
        extensions: sized(definitionBounds.cures, { mean: 1 }),
        type: [cureRef],
        nullable: true,
        description: "Edits that may help; null where they are the finding's.",
        resolve: ({ told }) => told.cures,
      }),
    }),
  });

const countRef = builder.objectRef<{ readonly name: string; readonly of: string }>("DefinitionCount").implement({
  description: "A whole number that a message names.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "The hole that it fills." }),
    of: t.exposeString("of", { description: "What it is, as an expression." }),
  }),
});

const findingRef = builder.objectRef<DefinedFinding>("DefinitionFinding").implement({
  description:
    "Something that rows can report. Messages have holes for {value}, the rule's value, and {item}, the option reported on.",
  fields: (t) => ({
    key: t.exposeString("key", {
      description: "Of a filing's finding it stands after the requirement's: `<requirement>/<key>`.",
    }),
    at: t.exposeString("at", { description: "The fact that it stands at, as rows name it." }),
    severity: t.field({
      type: definitionSeverityEnum,
      description: "How gravely it is meant.",
      resolve: ({ severity }) => severity ?? definedSeverities[0],
    }),
    message: t.string({
      args: localeArg,
      description: "What is said.",
      resolve: ({ message }, args) => localised(message, args),
    }),
    remedy: t.string({
      nullable: true,
      args: localeArg,
      description: "What to do about it; null where nothing of the applicant's helps.",
      resolve: ({ remedy }, args) => orNull(remedy, args),
    }),
    meaning: t.string({
      nullable: true,
      args: localeArg,
      description: "What it tells, for the manual.",
      resolve: ({ meaning }, args) => orNull(meaning, args),
    }),
    variants: t.field({
      extensions: sized(definitionBounds.variants, { mean: 1 }),
      type: [variantRef],
      description: "Other ways to tell it.",
      resolve: ({ variants = {} }) => Object.entries(variants).map(([key, told]) => ({ key, told })),
    }),
    counts: t.field({
      extensions: sized(definitionBounds.counts, { mean: 0.2 }),
      type: [countRef],
      description: "Numbers that its message names.",
      resolve: ({ counts = {} }) => Object.entries(counts).map(([name, of]) => ({ name, of })),
    }),
    cures: t.field({
      extensions: sized(definitionBounds.cures, { mean: 1 }),
      type: [cureRef],
      description: "Edits of the filing that may help, the one to be preferred first.",
      resolve: ({ cures = [] }) => cures,
    }),
  }),
});

const caseRef = builder.objectRef<NonNullable<Defined["content"]["cases"]>[number]>("DefinitionCase").implement({
  description: "A filing, and what becomes of it: what the rows are meant to say.",
  fields: (t) => ({
    title: t.exposeString("title", { description: "What it shows." }),
    filing: t.field({ type: "JSON", description: "As FilingInput.", resolve: ({ filing }) => filing }),
    province: t.expose("province", { type: provinceCodeEnum, description: "Where it is filed." }),
    value: t.field({
      type: "JSON",
      nullable: true,
      description: "What the rule says there; null where nothing is recorded.",
      resolve: ({ value }) => value,
    }),
    rules: t.field({
      type: "JSON",
      nullable: true,
      description: "What other requirements' rules say there, by key.",
      resolve: ({ rules }) => rules,
    }),
    status: t.expose("status", { type: checkStatusEnum, description: "What it comes to." }),
    findings: t.stringList({
      extensions: sized(definitionBounds.findings, { mean: 1 }),
      description: "What is reported, as rows say it.",
      resolve: ({ findings = [] }) => findings,
    }),
  }),
});

const optionRef = builder.objectRef<DefinedOption>("DefinitionOption").implement({
  description: "An option of a CHOICE or CHOICES requirement, as it is defined.",
  fields: (t) => ({
    key: t.exposeString("key", { description: "Names it in values and edits." }),
    label: t.string({
      args: localeArg,
      description: "How it reads.",
      resolve: ({ label }, args) => localised(label, args),
    }),
    terms: t.stringList({
      extensions: sized(definitionBounds.terms, { mean: 2 }),
      description: "The words that it stands for, which a row asks for by terms().",
      resolve: ({ terms = [] }) => terms,
    }),
  }),
});

const valueRef = builder.objectRef<Defined["content"]["value"]>("DefinitionValue").implement({
  description: "What a province can rule. Members of other types than the value's are null, or empty.",
  fields: (t) => {
    const text = (description: string, of: (value: Defined["content"]["value"]) => Text | undefined) =>
      t.string({ nullable: true, args: localeArg, description, resolve: (value, args) => orNull(of(value), args) });
    return {
      type: t.expose("type", { type: valueTypeEnum, description: "Its type." }),
      options: t.field({
        extensions: sized(definitionBounds.options, { mean: 4 }),
        type: [optionRef],
        description: "In the order in which people see them.",
        resolve: (value) => ("options" in value ? value.options : []),
      }),
      minimum: t.int({
        nullable: true,
        description: "The least that an INTEGER can be.",
        resolve: (value) => ("minimum" in value ? value.minimum : null),
      }),
      maximum: t.int({
        nullable: true,
        description: "The most that an INTEGER can be.",
        resolve: (value) => ("maximum" in value ? value.maximum : null),
      }),
      unit: text("The unit of an INTEGER.", (value) => ("unit" in value ? value.unit : undefined)),
      inWords: text("How an INTEGER reads in a sentence, {value} being the number.", (value) =>
        "unit" in value ? value.inWords : undefined,
      ),
      oneInWords: text("How a one reads.", (value) => ("unit" in value ? value.oneInWords : undefined)),
      yes: text("How true reads.", (value) => ("yes" in value ? value.yes : undefined)),
      no: text("How false reads.", (value) => ("no" in value ? value.no : undefined)),
      none: text("How the empty list reads.", (value) => ("none" in value ? value.none : undefined)),
    };
  },
});

builder.node(definitionRef, {
  description:
    "All that is said of a requirement as of a day: its words, whom it concerns, what a province can rule, and how a filing fares under a rule. Whatever it answers can be sent back as DefinitionInput and is no edit.",
  id: { resolve: ({ id, changeNumber, requirement }) => (id > 0 ? String(id) : `${changeNumber}.${requirement}`) },
  isTypeOf: (value) => typeof value === "object" && value !== null && "content" in value && !("layer" in value),
  fields: (t) => ({
    requirement: t.exposeString("requirement", { description: "The requirement's key." }),
    topic: t.field({
      type: topicEnum,
      description: "What part of a filing it is about.",
      resolve: ({ content }) => content.topic,
    }),
    title: t.string({
      args: localeArg,
      description: "Its name.",
      resolve: ({ content }, args) => localised(content.title, args),
    }),
    description: t.string({
      args: localeArg,
      description: "What it decides.",
      resolve: ({ content }, args) => localised(content.description, args),
    }),
    appliesTo: t.field({
      extensions: sized(10),
      type: [subjectNatureEnum],
      description: "The natures of subject that it concerns.",
      resolve: ({ content }) => content.appliesTo,
    }),
    filingTypes: t.field({
      extensions: sized(10),
      type: [filingTypeEnum],
      nullable: true,
      description: "The filing types that its rows concern; all where null.",
      resolve: ({ content }) => content.filingTypes,
    }),
    valueType: t.field({
      type: valueTypeEnum,
      description: "What its values are.",
      resolve: ({ content }) => content.value.type,
    }),
    value: t.field({
      type: valueRef,
      description: "What a province can rule.",
      resolve: ({ content }) => content.value,
    }),
    facts: t.field({
      extensions: sized(definitionBounds.facts, { mean: 0.2 }),
      type: [factRef],
      description: "Questions of its own.",
      resolve: ({ content }) => content.facts ?? [],
    }),
    rows: t.field({
      extensions: sized(definitionBounds.rows, { mean: 3 }),
      type: [rowRef],
      description: "How a filing fares where a rule is recorded; empty where no computer can judge it.",
      resolve: ({ content }) => content.rows ?? [],
    }),
    unrecorded: t.field({
      extensions: sized(definitionBounds.rows, { mean: 1 }),
      type: [rowRef],
      description: "What to say where none is.",
      resolve: ({ content }) => content.unrecorded ?? [],
    }),
    findings: t.field({
      extensions: sized(definitionBounds.findings, { mean: 1 }),
      type: [findingRef],
      description: "What its rows can report.",
      resolve: ({ content }) => content.findings ?? [],
    }),
    cases: t.field({
      extensions: sized(definitionBounds.cases, { mean: 5 }),
      type: [caseRef],
      description: "Filings with what becomes of them.",
      resolve: ({ content }) => content.cases ?? [],
    }),
    edition: t.int({
      description: "The least edition of the engine that knows what its rows name.",
      resolve: ({ content }) => content.edition ?? 1,
    }),
    effectiveFrom: t.expose("effectiveFrom", { type: "Date", description: "The first day on which it holds." }),
    effectiveUntil: t.field({
      extensions: works(5),
      type: "Date",
      nullable: true,
      description: "The first day on which it no longer holds, as known now; null while no later one is known.",
      resolve: (definition, _, { loaders }) => loaders.definitionUntil.load(definition),
    }),
    recordedAt: t.expose("recordedAt", {
      type: "DateTime",
      description: "When it became known; of a draft, when that was last written.",
    }),
    change: t.field({
      type: changeRef,
      description: "The change that made it.",
      resolve: async ({ changeNumber }, _, { loaders }) => {
        const change = await loaders.change.load(changeNumber);
        if (!change) throw new Error(`a definition of change ${changeNumber}, which isn't to be seen`);
        return change;
      },
    }),
  }),
});

const editRef = builder.objectRef<DefinitionEdit>("DefinitionEdit").implement({
  description:
    "What a change makes of a requirement: before is what is defined on the effective date without it, after what the change defines, null where it withdraws.",
  fields: (t) => ({
    requirement: t.exposeString("requirement", { description: "Its key." }),
    before: t.expose("before", { type: definitionRef, nullable: true, description: "Null where nothing was defined." }),
    after: t.expose("after", { type: definitionRef, nullable: true, description: "Null where it is withdrawn." }),
    base: t.expose("base", {
      type: definitionRef,
      nullable: true,
      description:
        "The last one recorded when the edit was drafted; of what the product proposes, the last that says what the product said before. Null where there was none.",
    }),
    overtakenBy: t.field({
      type: changeRef,
      nullable: true,
      description:
        "The change that published another definition since its base, such as staff's beside what the product proposes, for which publishing this one would be refused; null where none did. Defining it again rebases it.",
      resolve: ({ overtakenBy }, _, { loaders }) => (overtakenBy === null ? null : loaders.change.load(overtakenBy)),
    }),
  }),
});

builder.objectField(changeRef, "definitionEdits", (t) =>
  t.field({
    extensions: sized(inAll.requirements, { mean: 2, work: 200 }),
    type: [editRef],
    description:
      "What it makes of requirements: those that it defines, anew or otherwise, and those that it withdraws.",
    args: { requirement: t.arg.string({ description: "Only that of one requirement, by key." }) },
    resolve: async (change, { requirement }, { loaders }) =>
      (await loaders.definitionEdits.load(change)).filter((edit) => !requirement || edit.requirement === requirement),
  }),
);

builder.objectField(requirementRef, "definition", (t) =>
  t.field({
    extensions: works(5),
    type: definitionRef,
    nullable: true,
    args: rulesTimeArgs,
    description: "In force on a day as known at an instant, today unless given; null where none was.",
    resolve: ({ key }, args, { loaders }) => loaders.definition.load([key, args.asOf ?? null, args.knownAt ?? null]),
  }),
);

builder.objectField(ruleRef, "definition", (t) =>
  t.field({
    extensions: works(5),
    type: definitionRef,
    description: "What it is judged by.",
    resolve: async ({ requirement }, _, { domain, loaders }) => {
      const number = domain.rulebooks.definitionOf(requirement);
      const definition = await (number === null
        ? loaders.definitionFirst.load(requirement.key)
        : loaders.definitionRecorded.load(number));
      if (!definition) throw new Error(`a rule on ${requirement.key}, which nothing defines`);
      return definition;
    },
  }),
);

builder.objectField(revisionRef, "definition", (t) =>
  t.field({
    extensions: works(5),
    type: definitionRef,
    nullable: true,
    description: "The words that it was recorded under; null where definitions weren't recorded yet.",
    resolve: ({ requirement, effectiveFrom, recordedAt }, _, { loaders }) =>
      loaders.definition.load([requirement, effectiveFrom, recordedAt]),
  }),
);

function orNull(text: Text | undefined, args: Parameters<typeof localised>[1]): string | null {
  return text ? localised(text, args) : null;
}
