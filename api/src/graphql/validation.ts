import type { Check, Finding, OpenQuestion } from "@beian/shared";
import { cureBounds, engineEdition, isComplete, messageOf, provinceOf, remedyOf } from "@beian/shared";
import type { Replay, Validation } from "../domain/filings.ts";
import { mostCured } from "../domain/filings.ts";
import { units } from "../domain/work.ts";
import { builder } from "./builder.ts";
import { cureBoundsInWords, cureRef } from "./cure.ts";
import { checkStatusEnum, codeOf, findingCodeEnum, outcomeEnum, provinceCodeEnum, severityEnum } from "./enums.ts";
import { filingInput } from "./filing-input.ts";
import { lastingAsPart } from "./lasting.ts";
import { inAll, sized, usual, works } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";
import { provinceRef, requirementRef, ruleRef } from "./refs.ts";
import { rulesTimeArgs, rulesTimeOf } from "./rules-time.ts";

export const findingRef = builder.objectRef<Finding>("Finding").implement({
  description: "Something that was found in a filing.",
  extensions: lastingAsPart,
  fields: (t) => ({
    code: t.field({
      type: findingCodeEnum,
      description: "For programs; CUSTOM where it is none of this version's own.",
      resolve: codeOf,
    }),
    key: t.exposeString("key", {
      description:
        "`<requirement>/<finding>`, for programs: names it for ever, whoever defined the requirement. Of what holds everywhere, the check's own name stands before the finding's.",
    }),
    severity: t.expose("severity", { type: severityEnum, description: "How grave it is." }),
    path: t.stringList({
      extensions: sized(4),
      description: "The input field at fault, such as [principal, officePhone].",
      resolve: ({ draft }) => draft.path,
    }),
    message: t.string({
      args: localeArg,
      description: "What is wrong, for people.",
      resolve: (finding, { locale }) => messageOf(finding, locale ?? "ZH"),
    }),
    remedy: t.string({
      nullable: true,
      args: localeArg,
      description: "What to do about it.",
      resolve: (finding, { locale }) => remedyOf(finding, locale ?? "ZH"),
    }),
    rule: t.expose("rule", {
      type: ruleRef,
      nullable: true,
      description:
        "The rule that was broken; null for what holds everywhere, such as a check digit, and where nothing is recorded.",
    }),
  }),
});

const openQuestionRef = builder.objectRef<OpenQuestion>("OpenQuestion").implement({
  description:
    "Something that isn't told, or can't be made out of what is, and that an enforced rule would have to know.",
  fields: (t) => ({
    requirement: t.expose("requirement", {
      type: requirementRef,
      description: "What can't be decided for want of it.",
    }),
    path: t.stringList({
      extensions: sized(4),
      description: "Where it would be told, such as [website, domainExpiresOn].",
      resolve: ({ path }) => path,
    }),
    title: t.string({
      args: localeArg,
      description: "What is asked there.",
      resolve: ({ title }, args) => localised(title, args),
    }),
  }),
});

const checkRef = builder.objectRef<Check>("Check").implement({
  description: "One rule that was looked at, and how it came out.",
  // Without findings it is the rule book's own line, the same for every filing.
  extensions: { lasting: ({ findings }: Check) => findings.length === 0 },
  fields: (t) => ({
    requirement: t.expose("requirement", {
      type: requirementRef,
      nullable: true,
      description: "Null for a check of what holds everywhere.",
    }),
    rule: t.expose("rule", { type: ruleRef, nullable: true, description: "Null where nothing is recorded." }),
    status: t.expose("status", { type: checkStatusEnum, description: "How it came out." }),
    findings: t.field({
      extensions: sized(usual.findings, { mean: 0.2 }),
      type: [findingRef],
      description: "What it found; empty where it passed.",
      resolve: ({ findings }) => findings,
    }),
  }),
});

const validationRef = builder.objectRef<Validation>("Validation").implement({
  description: "How a filing fares under a province's rules.",
  fields: (t) => ({
    province: t.field({
      type: provinceRef,
      nullable: true,
      description: "Null where none was asked for and the certificate's address names none (PROVINCE_UNKNOWN).",
      resolve: ({ verdict }) => verdict.province && provinceOf(verdict.province),
    }),
    outcome: t.field({
      type: outcomeEnum,
      description: "FAILS with any ERROR, NEEDS_ATTENTION with any WARNING, else PASSES.",
      resolve: ({ verdict }) => verdict.outcome,
    }),
    asOf: t.expose("asOf", { type: "Date", description: "The day whose rules were applied." }),
    findings: t.field({
      extensions: sized(usual.findings, { mean: 5 }),
      type: [findingRef],
      description: "All that was found, in the order of the checks.",
      resolve: ({ verdict }) => verdict.findings,
    }),
    checks: t.field({
      extensions: sized(inAll.requirements + 20),
      type: [checkRef],
      description: "Every rule that was looked at and how it came out: the trace.",
      resolve: ({ verdict }) => verdict.checks,
    }),
    cures: t.field({
      extensions: sized(cureBounds.cures, { work: units.trial * 130 }),
      type: [cureRef],
      description: [
        "The smallest sets of edits that lead to PASSES, those of the fewest edits first, each proven by validating again under the same rules. With a cure of a complete validation the filing may be called passed; of one that something is left open of it may stay so, and `complete` of the cure says it.",
        "Empty where the filing passes already, where no edit can help (as where an organisation's certificate is of another province), and where no province is known to judge by.",
        `${cureBoundsInWords} Answered for the first ${mostCured} validations of a call; for more it is an error.`,
      ].join(" "),
      resolve: (validation) => validation.cures(),
    }),
    engine: t.int({
      description: "The edition of facts, functions and universal checks that judged.",
      resolve: () => engineEdition,
    }),
    complete: t.boolean({
      description:
        "True where nothing enforced is left open. PASSES and complete is what may be called a pass. False where no province's rules were looked at.",
      resolve: ({ verdict }) => isComplete(verdict),
    }),
    open: t.field({
      extensions: sized(inAll.requirements, { mean: 20, work: units.judging }),
      type: [openQuestionRef],
      description:
        "What isn't told and would have to be, for the enforced rules that can't be decided; none for one that nothing told would decide.",
      resolve: ({ open }) => open(),
    }),
    receipt: t.string({
      extensions: works(units.receipt + 20),
      description: "Names the rules and the input that were judged; replay gives the same answer for ever.",
      resolve: ({ receipt }) => receipt(),
    }),
  }),
});

const replayRef = builder.objectRef<Replay>("Replay").implement({
  description: "A filing judged again by the rules that a receipt names.",
  fields: (t) => ({
    matches: t.exposeBoolean("matches", {
      description: "Whether the receipt is genuine and was issued for this very filing.",
    }),
    sameEngine: t.exposeBoolean("sameEngine", {
      description:
        "Whether the engine's edition is the one that judged then. False: the rules and definitions of then, judged by today's engine; or the receipt isn't genuine.",
    }),
    validation: t.expose("validation", {
      type: validationRef,
      description: "The verdict under the receipt's rules; under today's where the receipt isn't genuine.",
    }),
  }),
});

const filing = { type: filingInput, required: true, description: "Checked, and never stored." } as const;

builder.queryFields((t) => ({
  validateFiling: t.field({
    extensions: works(units.judging),
    type: validationRef,
    description:
      "Checks one filing against one province's rules; the province of the certificate's address unless named. Never stores the filing.",
    args: {
      filing: t.arg(filing),
      province: t.arg({ type: provinceCodeEnum, description: "Where it would be filed." }),
      ...rulesTimeArgs,
    },
    resolve: (_, args, { domain }) =>
      domain.filings.validate(args.filing, { ...rulesTimeOf(args), province: args.province ?? undefined }),
  }),
  validateEverywhere: t.field({
    extensions: sized((size) => size("provinces") ?? inAll.provinces, {
      work: (size) => units.judging + units.judgingElsewhere * (size("provinces") ?? inAll.provinces),
    }),
    type: [validationRef],
    description: "Checks one filing against several provinces (all 31 unless named): where would it pass?",
    args: {
      filing: t.arg(filing),
      provinces: t.arg({ type: [provinceCodeEnum], description: "All 31 unless given; answered in this order." }),
      ...rulesTimeArgs,
    },
    resolve: async (_, args, { domain }) => [
      ...(await domain.filings.validateEverywhere(args.filing, {
        ...rulesTimeOf(args),
        provinces: args.provinces ?? undefined,
      })),
    ],
  }),
  validateFilings: t.field({
    extensions: sized((size) => size("filings") ?? 1, { work: (size) => units.judging * (size("filings") ?? 1) }),
    type: [validationRef],
    description:
      "Checks up to 1,000 filings in one call, answers in the same order; each in the province of its own certificate's address unless one is named.",
    args: {
      filings: t.arg({ ...filing, type: [filingInput] }),
      province: t.arg({ type: provinceCodeEnum, description: "Where all of them would be filed." }),
      ...rulesTimeArgs,
    },
    resolve: async (_, args, { domain }) => [
      ...(await domain.filings.validateMany(args.filings, {
        ...rulesTimeOf(args),
        province: args.province ?? undefined,
      })),
    ],
  }),
  replay: t.field({
    extensions: works(units.judging + units.book),
    type: replayRef,
    description:
      "Judges the filing again by exactly the rules that a receipt names, whatever has been published since.",
    args: {
      receipt: t.arg.string({ required: true, description: "As a validation gave it." }),
      filing: t.arg(filing),
    },
    resolve: (_, args, { domain }) => domain.filings.replay(args.receipt, args.filing),
  }),
}));
