import { builder } from "./builder.ts";
import { verdictEnum } from "./change.ts";
import { definitionInput } from "./definition-input.ts";
import { provinceCodeEnum, strictnessEnum } from "./enums.ts";

const sourceInput = builder.inputType("SourceInput", {
  description: "Where a rule is known from.",
  fields: (t) => ({
    title: t.string({ required: true, description: "Its name." }),
    url: t.string({ description: "Where it can be read: an http or https link." }),
    clause: t.string({ description: "The part of it." }),
    publishedOn: t.field({ type: "Date", description: "The day it was published, where known." }),
    retrievedOn: t.field({ type: "Date", description: "The day it was last read." }),
  }),
});

const ruleEditInput = builder.inputType("RuleEditInput", {
  description: "What a cell is to say.",
  fields: (t) => ({
    province: t.field({ type: provinceCodeEnum, description: "None: the national default." }),
    requirement: t.string({ required: true, description: "The requirement's key." }),
    value: t.field({
      type: "JSON",
      description:
        "true or false, an option's key, a list of option keys, or an integer, as the requirement's valueType says; null hands the province back to the national default. It must be given.",
    }),
    strictness: t.field({ type: strictnessEnum, defaultValue: "ENFORCED", description: "Must, or should." }),
    noteZh: t.string({ description: "Nuance that no value holds, in Chinese." }),
    noteEn: t.string({ description: "The same in English." }),
  }),
});

const ruleCellInput = builder.inputType("RuleCellInput", {
  description: "A cell of the rule book.",
  fields: (t) => ({
    province: t.field({ type: provinceCodeEnum, description: "None: the national default." }),
    requirement: t.string({ required: true, description: "The requirement's key." }),
  }),
});

const number = { required: true, description: "The change's number." } as const;
const version = { required: true, description: "The version seen; any other than the latest is refused." } as const;

export const createChangeInput = builder.inputType("CreateChangeInput", {
  description: "A new draft.",
  fields: (t) => ({
    title: t.string({ required: true, description: "What it does, in a line." }),
    reason: t.string({ required: true, description: "Why." }),
    sources: t.field({ type: [sourceInput], defaultValue: [], description: "What it is founded on." }),
    effectiveFrom: t.field({
      type: "Date",
      description: "The day it is meant for; left to the publication unless given.",
    }),
  }),
});

export const editChangeInput = builder.inputType("EditChangeInput", {
  description: "What to change in a draft; what isn't given stays.",
  fields: (t) => ({
    number: t.int(number),
    version: t.int(version),
    title: t.string({ description: "What it does, in a line." }),
    reason: t.string({ description: "Why." }),
    sources: t.field({ type: [sourceInput], description: "All of its sources anew." }),
    effectiveFrom: t.field({
      type: "Date",
      description: "The day it is meant for; null leaves it to the publication.",
    }),
    set: t.field({
      type: [ruleEditInput],
      defaultValue: [],
      description: "Cells to set, or to hand back; setting one again rebases it on what was published meanwhile.",
    }),
    drop: t.field({ type: [ruleCellInput], defaultValue: [], description: "Cells that it no longer edits." }),
    define: t.field({
      type: [definitionInput],
      defaultValue: [],
      description:
        "Sets definitions: new requirements, or other words, options, rows of one that is. What says the same as the one that it follows is no edit.",
    }),
    withdraw: t.stringList({
      defaultValue: [],
      description:
        "Withdraws definitions from the effective date on, by key; no province may hold a value from then on.",
    }),
    dropDefinitions: t.stringList({
      defaultValue: [],
      description: "Drops edits of definitions from the draft, by key.",
    }),
    why: t.string({
      description:
        "Why it is taken out of review, or an approval lifted; stands in the comment that says who did so. Heeded nowhere else.",
    }),
  }),
});

export const changeStepInput = builder.inputType("ChangeStepInput", {
  description: "Which change, as it was seen.",
  fields: (t) => ({ number: t.int(number), version: t.int(version) }),
});

export const reviewChangeInput = builder.inputType("ReviewChangeInput", {
  description: "A verdict.",
  fields: (t) => ({
    number: t.int(number),
    version: t.int(version),
    verdict: t.field({ type: verdictEnum, required: true, description: "Approved or rejected." }),
    comment: t.string({ description: "Why, for the author." }),
  }),
});

export const commentInput = builder.inputType("CommentInput", {
  description: "What to say about a change.",
  fields: (t) => ({
    number: t.int(number),
    text: t.string({ required: true, description: "In one's own words." }),
  }),
});

export const publishChangeInput = builder.inputType("PublishChangeInput", {
  description: "Which approved change to publish, and from when it holds.",
  fields: (t) => ({
    number: t.int(number),
    version: t.int(version),
    effectiveFrom: t.field({
      type: "Date",
      description:
        "The change's own date, or today, unless given. A later day schedules it, an earlier one makes it a correction.",
    }),
  }),
});
