import { provinceOf } from "@beian/shared";
import type { Refusal } from "../domain/acting/refusal.ts";
import { SampleConflict } from "../domain/acting/refusal.ts";
import type { Expectation, ExpectationInput, Sample, SampleTrial } from "../domain/samples/samples.ts";
import { units } from "../domain/work.ts";
import { builder } from "./builder.ts";
import { findingCodeEnum, outcomeEnum, provinceCodeEnum } from "./enums.ts";
import { filingInput } from "./filing-input.ts";
import { inAll, sized, usual, works } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";
import type { CommonRefusal, Refused, RefusedAs } from "./problem.ts";
import { invalidInput, isCommonRefusal, isRefusedAs, notAllowed, notFound, orRefusal, problem } from "./problem.ts";
import { personRef, provinceRef, requirementRef } from "./refs.ts";

const expectationRef = builder.objectRef<Expectation>("SampleExpectation").implement({
  description: "How a sample comes out.",
  fields: (t) => ({
    outcome: t.expose("outcome", { type: outcomeEnum, description: "As a whole." }),
    codes: t.field({
      extensions: sized(usual.findings, { mean: 5 }),
      type: [findingCodeEnum],
      description: "The codes of all findings, each once; CUSTOM for those of requirements that staff wrote.",
      resolve: ({ codes }) => codes,
    }),
    keys: t.stringList({
      extensions: sized(usual.findings, { mean: 5 }),
      description:
        "The keys of all findings, each once. Of what staff expect, empty where they named codes alone: then it is checked by codes.",
      resolve: ({ keys }) => keys,
    }),
  }),
});

const sampleTrialRef = builder.objectRef<SampleTrial>("SampleTrial").implement({
  description: "How a sample fares under today's rules, beside what staff expect.",
  fields: (t) => ({
    province: t.field({ type: provinceRef, description: "Where.", resolve: ({ province }) => provinceOf(province) }),
    expected: t.expose("expected", { type: expectationRef, description: "What staff expect." }),
    actual: t.expose("actual", { type: expectationRef, description: "What the rules of today make of it." }),
    complete: t.boolean({
      description: "Whether nothing enforced is left open. PASSES and complete is what may be called a pass.",
      resolve: ({ actual }) => actual.open.length === 0,
    }),
    open: t.field({
      extensions: sized(inAll.requirements, { mean: 5 }),
      type: [requirementRef],
      description: "The enforced requirements that can't be decided.",
      resolve: ({ actual }) => [...actual.open],
    }),
    meets: t.exposeBoolean("meets", {
      description: "Whether they are the same, of findings by key where staff named keys.",
    }),
  }),
});

export const sampleRef = builder.objectRef<Sample>("Sample").implement({
  description: "A named synthetic filing that the rule book is tried on.",
  isTypeOf: (value) => typeof value === "object" && value !== null && "expectations" in value,
  fields: (t) => ({
    id: t.exposeID("id", { description: "Names it for ever." }),
    name: t.string({
      args: localeArg,
      description: "What it is an example of.",
      resolve: ({ nameZh, nameEn }, args) => localised({ zh: nameZh, en: nameEn }, args),
    }),
    filing: t.field({
      extensions: works(20),
      type: "JSON",
      description: "The filing, in the form of FilingInput.",
      resolve: ({ written }) => written,
    }),
    trials: t.field({
      extensions: sized(inAll.provinces, { mean: 5, work: units.judging * 8 }),
      type: [sampleTrialRef],
      description: "How it fares in each province that something is expected of.",
      resolve: (sample, _, { domain }) => domain.samples.tried(sample),
    }),
    version: t.exposeInt("version", { description: "Grows with every write; a write names the version it saw." }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", description: "When it was last written." }),
    updatedBy: t.field({
      type: personRef,
      nullable: true,
      description: "By whom; null for those that the product came with.",
      resolve: ({ updatedBy }, _, { loaders }) => (updatedBy === null ? null : loaders.person.load(updatedBy)),
    }),
    archived: t.boolean({ description: "Whether it was put aside.", resolve: ({ archivedAt }) => archivedAt !== null }),
  }),
});

const expectationInput = builder.inputRef<ExpectationInput>("SampleExpectationInput").implement({
  description: "How a sample should come out in a province.",
  fields: (t) => ({
    province: t.field({ type: provinceCodeEnum, required: true, description: "Where." }),
    outcome: t.field({ type: outcomeEnum, required: true, description: "As a whole." }),
    codes: t.field({
      type: [findingCodeEnum],
      required: true,
      description: "The codes of all findings, each once. May be empty where keys are given, from which they follow.",
    }),
    keys: t.stringList({
      description:
        "The keys of all findings, each once: by these it is checked, and by the codes where none are given.",
    }),
  }),
});

const createSampleInput = builder.inputType("CreateSampleInput", {
  description: "A new sample, synthetic through and through: never a real person's filing.",
  fields: (t) => ({
    nameZh: t.string({ required: true, description: "Its name in Chinese, which no other has." }),
    nameEn: t.string({ required: true, description: "Its name in English." }),
    filing: t.field({ type: filingInput, required: true, description: "Kept, so it must be made up." }),
    expectations: t.field({ type: [expectationInput], required: true, description: "One a province at most." }),
  }),
});

const editSampleInput = builder.inputType("EditSampleInput", {
  description: "What to change in a sample; what isn't given stays.",
  fields: (t) => ({
    id: t.string({ required: true, description: "Which." }),
    version: t.int({ required: true, description: "The version seen; any other than the latest is refused." }),
    nameZh: t.string({ description: "Its name in Chinese." }),
    nameEn: t.string({ description: "Its name in English." }),
    filing: t.field({ type: filingInput, description: "The whole filing anew." }),
    expectations: t.field({ type: [expectationInput], description: "All expectations anew." }),
  }),
});

const sampleStepInput = builder.inputType("SampleStepInput", {
  description: "Which sample, as it was seen.",
  fields: (t) => ({
    id: t.string({ required: true, description: "Which." }),
    version: t.int({ required: true, description: "The version seen." }),
  }),
});

const sampleSuccess = builder.objectRef<{ readonly sample: Sample }>("SampleSuccess").implement({
  description: "It is done.",
  isTypeOf: (value) => typeof value === "object" && value !== null && "sample" in value,
  fields: (t) => ({
    sample: t.field({ type: sampleRef, description: "As it stands now.", resolve: ({ sample }) => sample }),
  }),
});

const sampleConflict = builder.objectRef<Refused<SampleConflict>>("SampleConflict").implement({
  description: "The sample moved on since the version named, or was archived.",
  interfaces: [problem],
  isTypeOf: (value) => isRefusedAs(value, SampleConflict),
  fields: (t) => ({
    currentVersion: t.int({ description: "The version it is at.", resolve: ({ refusal }) => refusal.current.version }),
  }),
});

const sampleResult = builder.unionType("SampleResult", {
  description: "The sample, or why it was refused.",
  types: [sampleSuccess, invalidInput, notAllowed, sampleConflict, notFound],
});

builder.queryFields((t) => ({
  samples: t.field({
    extensions: sized(usual.samples),
    type: [sampleRef],
    description: "The samples in use, by name. For those signed in.",
    resolve: (_, __, { domain, actor }) => domain.samples.current(actor),
  }),
  sample: t.field({
    type: sampleRef,
    nullable: true,
    description: "One sample, archived or not; null where there is none. For those signed in.",
    args: { id: t.arg.string({ required: true, description: "Its id." }) },
    resolve: (_, { id }, { domain, actor }) => domain.samples.byId(actor, id),
  }),
}));

builder.mutationFields((t) => ({
  createSample: t.field({
    type: sampleResult,
    description: "Adds a sample. For administrators.",
    args: { input: t.arg({ type: createSampleInput, required: true, description: "The sample." }) },
    resolve: (_, { input }, { domain, actor }) =>
      outcome(() => domain.samples.create(actor, { ...input, filing: input.filing })),
  }),
  editSample: t.field({
    type: sampleResult,
    description: "Changes a sample. For administrators.",
    args: { input: t.arg({ type: editSampleInput, required: true, description: "What to change." }) },
    resolve: (_, { input: { id, version, nameZh, nameEn, filing, expectations } }, { domain, actor }) =>
      outcome(() =>
        domain.samples.edit(actor, {
          id,
          version,
          ...(nameZh == null ? {} : { nameZh }),
          ...(nameEn == null ? {} : { nameEn }),
          ...(filing == null ? {} : { filing }),
          ...(expectations == null ? {} : { expectations }),
        }),
      ),
  }),
  archiveSample: t.field({
    type: sampleResult,
    description: "Puts a sample aside. For administrators.",
    args: { input: t.arg({ type: sampleStepInput, required: true, description: "Which." }) },
    resolve: (_, { input }, { domain, actor }) => outcome(() => domain.samples.archive(actor, input)),
  }),
}));

type Expected = CommonRefusal | SampleConflict;

function outcome(work: () => Promise<Sample>): Promise<{ readonly sample: Sample } | RefusedAs<Expected>> {
  return orRefusal(async () => ({ sample: await work() }), isExpected);
}

function isExpected(refusal: Refusal): refusal is Expected {
  return isCommonRefusal(refusal) || refusal instanceof SampleConflict;
}
