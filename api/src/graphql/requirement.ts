import type { ProvinceCode, Requirement, Rule, Text, ValueSpec } from "@beian/shared";
import { groupByValue, optionsOf, provinceCodes, provinceOf } from "@beian/shared";
import { builder } from "./builder.ts";
import { codeOf, findingCodeEnum, provinceCodeEnum, subjectNatureEnum, topicEnum, valueTypeEnum } from "./enums.ts";
import { historyOrderEnum, revisionConnection } from "./history.ts";
import { lasting, lastingAsPart } from "./lasting.ts";
import { inAll, mostOptions, pageOf, sized, works } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";
import { pageArgs, pageRequestOf } from "./page.ts";
import { published } from "./published.ts";
import { provinceRef, requirementRef, ruleContentRef } from "./refs.ts";
import { rulesTimeArgs, rulesTimeOf } from "./rules-time.ts";

export const requirementOptionRef = builder.objectRef<{ key: string; label: Text }>("RequirementOption").implement({
  description: "One option of a CHOICE or CHOICES requirement.",
  extensions: { ...lastingAsPart, ...published },
  fields: (t) => ({
    key: t.exposeString("key", { description: "Names it in values and edits." }),
    label: t.string({
      args: localeArg,
      description: "How it reads.",
      resolve: ({ label }, args) => localised(label, args),
    }),
  }),
});

const valueGroupRef = builder
  .objectRef<{ content: Rule | null; provinces: readonly ProvinceCode[] }>("ValueGroup")
  .implement({
    description: "The provinces in which a requirement has the same value and strictness.",
    extensions: published,
    fields: (t) => ({
      content: t.field({
        type: ruleContentRef,
        nullable: true,
        description:
          "What holds there; null for the provinces for which nothing is recorded. Notes are those of the first.",
        resolve: ({ content }) => content && { requirement: content.requirement, content },
      }),
      provinces: t.field({
        extensions: sized(inAll.provinces, { mean: 1 }),
        type: [provinceRef],
        description: "In GB/T 2260 order.",
        resolve: ({ provinces }) => provinces.map(provinceOf),
      }),
    }),
  });

/** One and the same requirement says the same wherever it is met, whatever it was defined as there. */
function asShown(requirement: Requirement): Requirement {
  return requirement.shown ?? requirement;
}

function spec<Answer>(requirement: Requirement, of: (value: ValueSpec) => Answer): Answer {
  return of(asShown(requirement).value);
}

builder.node(requirementRef, {
  description:
    "Something that a province can rule on: one value a province, for one class of subject. Its words are today's, or, where none are in force, the last ones; `definition` says what they were.",
  extensions: { ...lasting, ...published },
  id: { resolve: ({ key }) => key },
  isTypeOf: (value) => typeof value === "object" && value !== null && "appliesTo" in value,
  loadWithoutCache: (key, { domain }) => domain.rulebooks.catalogue.find(key),
  fields: (t) => ({
    key: t.exposeString("key", { description: "Kebab case, such as principal-legal-representative." }),
    topic: t.field({
      type: topicEnum,
      description: "What part of a filing it is about.",
      resolve: (requirement) => asShown(requirement).topic,
    }),
    title: t.string({
      args: localeArg,
      description: "Its name.",
      resolve: (requirement, args) => localised(asShown(requirement).title, args),
    }),
    description: t.string({
      args: localeArg,
      description: "What it decides.",
      resolve: (requirement, args) => localised(asShown(requirement).description, args),
    }),
    appliesTo: t.field({
      extensions: sized(10),
      type: [subjectNatureEnum],
      description: "The natures of subject that it concerns.",
      resolve: (requirement) => asShown(requirement).appliesTo,
    }),
    valueType: t.field({
      type: valueTypeEnum,
      description: "What its values are.",
      resolve: (requirement) => asShown(requirement).value.type,
    }),
    options: t.field({
      extensions: sized(mostOptions, { mean: 4 }),
      type: [requirementOptionRef],
      description: "The options of a CHOICE or CHOICES requirement, in order; empty otherwise.",
      resolve: (requirement) => optionsOf(asShown(requirement).value),
    }),
    unit: t.string({
      nullable: true,
      args: localeArg,
      description: "The unit of an INTEGER requirement.",
      resolve: (requirement, args) =>
        spec(requirement, (value) => (value.type === "INTEGER" ? localised(value.unit, args) : null)),
    }),
    minimum: t.int({
      nullable: true,
      description: "The least that an INTEGER requirement can be.",
      resolve: (requirement) => spec(requirement, (value) => (value.type === "INTEGER" ? value.minimum : null)),
    }),
    maximum: t.int({
      nullable: true,
      description: "The most that an INTEGER requirement can be.",
      resolve: (requirement) => spec(requirement, (value) => (value.type === "INTEGER" ? value.maximum : null)),
    }),
    yes: t.string({
      nullable: true,
      args: localeArg,
      description: "How true reads, of a BOOLEAN requirement.",
      resolve: (requirement, args) =>
        spec(requirement, (value) => (value.type === "BOOLEAN" ? localised(value.words.true, args) : null)),
    }),
    no: t.string({
      nullable: true,
      args: localeArg,
      description: "How false reads, of a BOOLEAN requirement.",
      resolve: (requirement, args) =>
        spec(requirement, (value) => (value.type === "BOOLEAN" ? localised(value.words.false, args) : null)),
    }),
    none: t.string({
      nullable: true,
      args: localeArg,
      description: "How the empty list reads, of a CHOICES requirement.",
      resolve: (requirement, args) =>
        spec(requirement, (value) => (value.type === "CHOICES" ? localised(value.none, args) : null)),
    }),
    national: t.field({
      type: ruleContentRef,
      nullable: true,
      args: rulesTimeArgs,
      description:
        "The national default, which provinces without a rule of their own inherit; null where there is none.",
      resolve: async (requirement, args, { domain }) => {
        const { document } = await domain.rulebooks.at(rulesTimeOf(args));
        const content = document.national[requirement.key];
        return content ? { requirement, content } : null;
      },
    }),
    findingCodes: t.field({
      extensions: sized(10),
      type: [findingCodeEnum],
      description: "What its check can report; empty where no computer can judge it from a filing.",
      resolve: (requirement) => {
        const { key, findings = [] } = asShown(requirement);
        return [...new Set(findings.map(({ code }) => codeOf({ key: `${key}/${code}` })))];
      },
    }),
    ownProvinces: t.int({
      extensions: works(inAll.provinces),
      args: rulesTimeArgs,
      description: "How many provinces have a rule of their own on it.",
      resolve: async ({ key }, args, { domain }) => {
        const { document } = await domain.rulebooks.at(rulesTimeOf(args));
        return provinceCodes.filter((code) => document.provinces[code]?.[key] !== undefined).length;
      },
    }),
    recordedProvinces: t.int({
      extensions: works(inAll.provinces),
      args: rulesTimeArgs,
      description: "For how many provinces anything is recorded, of their own or as the national default.",
      resolve: async ({ key }, args, { domain }) => {
        const book = await domain.rulebooks.at(rulesTimeOf(args));
        return provinceCodes.filter((code) => book.rules(code).has(key)).length;
      },
    }),
    groups: t.field({
      extensions: sized(inAll.provinces + 1, { mean: 5, work: inAll.provinces }),
      type: [valueGroupRef],
      args: rulesTimeArgs,
      description:
        "Provinces grouped by the value in force, the largest group first: the FAQ's Q5 table is this field.",
      resolve: async (requirement, args, { domain }) => {
        const book = await domain.rulebooks.at(rulesTimeOf(args));
        const cells = provinceCodes.map((code) => book.rules(code).get(requirement.key) ?? null);
        return groupByValue(cells)
          .map(({ content, indices }) => ({ content, provinces: provinceCodes.filter((_, i) => indices.includes(i)) }))
          .sort((a, b) => b.provinces.length - a.provinces.length);
      },
    }),
  }),
});

builder.objectField(requirementRef, "history", (t) =>
  t.field({
    extensions: sized(pageOf, { work: 40 }),
    type: revisionConnection,
    description:
      "Every revision of it, the national default's and the provinces', latest recorded first unless another order is asked for.",
    args: {
      ...pageArgs,
      province: t.arg({
        type: provinceCodeEnum,
        description: "Only those that touched a province, inherited ones included.",
      }),
      order: t.arg({ type: historyOrderEnum, defaultValue: "RECORDED", description: "Which come first." }),
    },
    resolve: ({ key }, { province, order, ...page }, { domain }) =>
      domain.history.revisions(
        province ? { layer: province, withInherited: true, requirement: key } : { requirement: key },
        pageRequestOf(page),
        order ?? "RECORDED",
      ),
  }),
);

builder.queryFields((t) => ({
  requirements: t.field({
    extensions: sized(inAll.requirements),
    type: [requirementRef],
    description: "The catalogue: everything that a province can rule on, as far as it is defined on a day.",
    args: {
      topic: t.arg({ type: topicEnum, description: "Only those of a topic." }),
      appliesTo: t.arg({ type: subjectNatureEnum, description: "Only those that concern a nature of subject." }),
      ...rulesTimeArgs,
    },
    resolve: async (_, { topic, appliesTo, ...time }, { domain }) => {
      const { catalogue } = await domain.rulebooks.at(rulesTimeOf(time));
      return catalogue.requirements.filter((requirement) => {
        const shown = asShown(requirement);
        return (!topic || shown.topic === topic) && (!appliesTo || shown.appliesTo.includes(appliesTo));
      });
    },
  }),
  requirement: t.field({
    type: requirementRef,
    nullable: true,
    description: "One requirement; null where none of that key is defined on the day.",
    args: { key: t.arg.string({ required: true, description: "Kebab case." }), ...rulesTimeArgs },
    resolve: async (_, { key, ...args }, { domain }) =>
      (await domain.rulebooks.at(rulesTimeOf(args))).catalogue.find(key),
  }),
}));
