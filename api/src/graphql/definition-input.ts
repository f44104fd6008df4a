import { builder } from "./builder.ts";
import { cureKindEnum, definitionSeverityEnum, ownFactTypeEnum } from "./definition.ts";
import {
  checkStatusEnum,
  filingTypeEnum,
  provinceCodeEnum,
  subjectNatureEnum,
  topicEnum,
  valueTypeEnum,
} from "./enums.ts";
import { filingInput } from "./filing-input.ts";

const asBefore = "As in the definition that it follows unless given; null: none.";

const textInput = builder.inputType("TextInput", {
  description: "A text in both languages.",
  fields: (t) => ({
    zh: t.string({ required: true, description: "In Chinese." }),
    en: t.string({ required: true, description: "In English." }),
  }),
});

const optionInput = builder.inputType("DefinitionOptionInput", {
  description: "An option of a CHOICE or CHOICES requirement.",
  fields: (t) => ({
    key: t.string({ required: true, description: "In capitals, such as ON_SITE; one that history holds stays." }),
    label: t.field({ type: textInput, required: true, description: "How it reads." }),
    terms: t.stringList({ description: `The words that it stands for, which a row asks for by terms(). ${asBefore}` }),
  }),
});

const valueInput = builder.inputType("DefinitionValueInput", {
  description:
    "What a province can rule: options for CHOICE and CHOICES, none for CHOICES, yes and no for BOOLEAN, the rest for INTEGER. What isn't given is as in the definition that it follows.",
  fields: (t) => ({
    type: t.field({ type: valueTypeEnum, required: true, description: "Never changes once published." }),
    options: t.field({ type: [optionInput], description: "In the order in which people see them." }),
    minimum: t.int({ description: "The least." }),
    maximum: t.int({ description: "The most; a range can only be widened." }),
    unit: t.field({ type: textInput, description: "What is counted." }),
    yes: t.field({ type: textInput, description: "How true reads." }),
    no: t.field({ type: textInput, description: "How false reads." }),
    none: t.field({ type: textInput, description: "How the empty list reads." }),
    inWords: t.field({ type: textInput, description: "How a number reads in a sentence, {value} being the number." }),
    oneInWords: t.field({ type: textInput, description: "How a one reads." }),
  }),
});

const factInput = builder.inputType("DefinitionFactInput", {
  description: "A question of the definition's own; a row names it `own.<key>`.",
  fields: (t) => ({
    key: t.string({ required: true, description: "[a-z][A-Za-z0-9]{0,39}." }),
    type: t.field({ type: ownFactTypeEnum, required: true, description: "What answers it." }),
    title: t.field({ type: textInput, required: true, description: "As people are asked." }),
  }),
});

const cureInput = builder.inputType("DefinitionCureInput", {
  description: "An edit of the filing that may answer a finding.",
  fields: (t) => ({
    kind: t.field({ type: cureKindEnum, required: true, description: "What it is." }),
    at: t.string({ description: "The fact to be edited; the finding's own unless given." }),
    when: t.string({ description: "Where it doesn't hold, the edit isn't proposed." }),
    to: t.string({ description: "What it becomes, as an expression." }),
    todo: t.field({ type: textInput, description: "What to do, where it isn't the finding's remedy." }),
  }),
});

const variantInput = builder.inputType("DefinitionVariantInput", {
  description: "The same finding told otherwise; what isn't given is the finding's.",
  fields: (t) => ({
    key: t.string({ required: true, description: "A row reports `<finding>/<key>`." }),
    at: t.string({ description: "The fact that it stands at." }),
    severity: t.field({ type: definitionSeverityEnum, description: "How gravely it is meant." }),
    message: t.field({ type: textInput, description: "What is said." }),
    remedy: t.field({ type: textInput, description: "What to do about it." }),
    cures: t.field({ type: [cureInput], description: "Edits that may help." }),
  }),
});

const countInput = builder.inputType("DefinitionCountInput", {
  description: "A whole number that a message names.",
  fields: (t) => ({
    name: t.string({ required: true, description: "The hole that it fills." }),
    of: t.string({ required: true, description: "What it is, as an expression." }),
  }),
});

const findingInput = builder.inputType("DefinitionFindingInput", {
  description:
    "Something that rows can report. Messages have holes for {value}, the rule's value, and {item}, the option reported on.",
  fields: (t) => ({
    key: t.string({ required: true, description: "Names it within the requirement." }),
    severity: t.field({
      type: definitionSeverityEnum,
      defaultValue: "BY_RULE",
      description: "How gravely it is meant.",
    }),
    at: t.string({
      required: true,
      description: "The name of a fact as rows name it, such as principal.officePhone or own.hasProof.",
    }),
    meaning: t.field({ type: textInput, description: `What it tells, for the manual. ${asBefore}` }),
    message: t.field({ type: textInput, required: true, description: "What is said." }),
    remedy: t.field({ type: textInput, description: `What to do about it. ${asBefore}` }),
    variants: t.field({ type: [variantInput], description: `Other ways to tell it. ${asBefore}` }),
    counts: t.field({ type: [countInput], description: `Numbers that its message names. ${asBefore}` }),
    cures: t.field({ type: [cureInput], description: `Edits of the filing that may help. ${asBefore}` }),
  }),
});

const rowInput = builder.inputType("DefinitionRowInput", {
  description: "How a filing fares: the first row that holds decides; the first that can't be told makes UNDECIDED.",
  fields: (t) => ({
    when: t.string({ required: true, description: "A condition; its language is told in docs/language.md." }),
    then: t.field({ type: checkStatusEnum, required: true, description: "What it comes to." }),
    findings: t.stringList({
      defaultValue: [],
      description: "What is reported: keys of findings, with a variant after a slash.",
    }),
  }),
});

const caseInput = builder.inputType("DefinitionCaseInput", {
  description: "A filing, and what is to become of it.",
  fields: (t) => ({
    title: t.string({ required: true, description: "What it shows." }),
    filing: t.field({ type: filingInput, required: true, description: "Made up: it is kept with the definition." }),
    province: t.field({ type: provinceCodeEnum, required: true, description: "Where it is filed." }),
    value: t.field({ type: "JSON", description: "What the rule says there; null where nothing is recorded." }),
    rules: t.field({ type: "JSON", description: `What other requirements' rules say there, by key. ${asBefore}` }),
    status: t.field({ type: checkStatusEnum, required: true, description: "What it comes to." }),
    findings: t.stringList({ defaultValue: [], description: "What is reported, as rows say it." }),
  }),
});

export const definitionInput = builder.inputType("DefinitionInput", {
  description:
    "A definition, of a new requirement or in the place of one that is. Whatever a definition answers can be sent back, and is no edit.",
  fields: (t) => ({
    follows: t.id({
      description:
        "The definition that this follows; null for a new requirement, whose key must stand for nothing yet. Where another was published since it is a Conflict.",
    }),
    key: t.string({
      required: true,
      description: "Kebab case; of an instance's own requirements it begins with `custom-`. Never changes.",
    }),
    topic: t.field({ type: topicEnum, required: true, description: "What part of a filing it is about." }),
    title: t.field({ type: textInput, required: true, description: "Its name." }),
    description: t.field({ type: textInput, required: true, description: "What it decides." }),
    appliesTo: t.field({
      type: [subjectNatureEnum],
      required: true,
      description: "The natures of subject that it concerns.",
    }),
    filingTypes: t.field({
      type: [filingTypeEnum],
      description:
        "The filing types that its rows concern. As in the definition that it follows unless given; null: all.",
    }),
    value: t.field({ type: valueInput, required: true, description: "What a province can rule." }),
    facts: t.field({ type: [factInput], defaultValue: [], description: "Questions of its own." }),
    findings: t.field({ type: [findingInput], defaultValue: [], description: "What its rows can report." }),
    rows: t.field({ type: [rowInput], defaultValue: [], description: "How a filing fares where a rule is recorded." }),
    unrecorded: t.field({ type: [rowInput], defaultValue: [], description: "What to say where none is." }),
    cases: t.field({
      type: [caseInput],
      defaultValue: [],
      description: "Filings with what is to become of them: they prove the rows.",
    }),
    edition: t.int({ description: `The least edition of the engine that knows what its rows name. ${asBefore}` }),
  }),
});
