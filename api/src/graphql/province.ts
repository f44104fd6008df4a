import { isProvinceCode, provinceOf, provinceOfAddress, provinces } from "@beian/shared";
import { builder } from "./builder.ts";
import { provinceCodeEnum, regionEnum, topicEnum } from "./enums.ts";
import { historyOrderEnum, revisionConnection } from "./history.ts";
import { lasting } from "./lasting.ts";
import { inAll, pageOf, sized } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";
import { pageArgs, pageRequestOf } from "./page.ts";
import { notKept, published } from "./published.ts";
import { provinceRef, ruleRef } from "./refs.ts";
import { rulesTimeArgs, rulesTimeOf } from "./rules-time.ts";

builder.node(provinceRef, {
  description: "A provincial jurisdiction with a communications administration of its own.",
  extensions: { ...lasting, ...published },
  id: { resolve: ({ code }) => code },
  isTypeOf: (value) => typeof value === "object" && value !== null && "icpPrefix" in value,
  loadWithoutCache: (code) => (isProvinceCode(code) ? provinceOf(code) : null),
  fields: (t) => ({
    code: t.expose("code", { type: provinceCodeEnum, description: "ISO 3166-2:CN letters." }),
    name: t.string({
      args: localeArg,
      description: "As people say it, such as 浙江.",
      resolve: ({ name }, args) => localised(name, args),
    }),
    fullName: t.string({
      args: localeArg,
      description: "In full, such as 浙江省.",
      resolve: ({ fullName }, args) => localised(fullName, args),
    }),
    region: t.expose("region", { type: regionEnum, description: "Its region." }),
    divisionCode: t.exposeString("divisionCode", { description: "GB/T 2260, six digits." }),
    icpPrefix: t.exposeString("icpPrefix", {
      description: "The character that its ICP filing numbers begin with, such as 京 or 蜀.",
    }),
    regulator: t.string({
      args: localeArg,
      description: "The communications administration that reviews its filings.",
      resolve: ({ regulator }, args) => localised(regulator, args),
    }),
    rules: t.field({
      extensions: sized(inAll.requirements),
      type: [ruleRef],
      description:
        "The rules in force on a date (today unless given), as the system knew them at an instant (now unless given). A requirement of which nothing is recorded has no rule.",
      args: { ...rulesTimeArgs, topic: t.arg({ type: topicEnum, description: "Only those of a topic." }) },
      resolve: async ({ code }, { topic, ...args }, { domain }) => {
        const book = await domain.rulebooks.at(rulesTimeOf(args));
        const rules = [...book.rules(code).values()];
        return topic ? rules.filter((rule) => rule.requirement.topic === topic) : rules;
      },
    }),
    rule: t.field({
      type: ruleRef,
      nullable: true,
      description: "One rule; null where nothing is recorded, which is not the same as allowed.",
      args: { requirement: t.arg.string({ required: true, description: "The requirement's key." }), ...rulesTimeArgs },
      resolve: ({ code }, { requirement, ...args }, { domain }) =>
        domain.comparisons.rule(code, requirement, rulesTimeOf(args)),
    }),
    history: t.field({
      extensions: sized(pageOf, { work: 40 }),
      type: revisionConnection,
      description:
        "Every revision that touched this province, latest recorded first unless another order is asked for, the national ones that it inherited included.",
      args: {
        ...pageArgs,
        requirement: t.arg.string({ description: "Only those of a requirement, by its key." }),
        order: t.arg({ type: historyOrderEnum, defaultValue: "RECORDED", description: "Which come first." }),
      },
      resolve: ({ code }, { requirement, order, ...page }, { domain }) =>
        domain.history.revisions(
          { layer: code, withInherited: true, requirement: requirement ?? undefined },
          pageRequestOf(page),
          order ?? "RECORDED",
        ),
    }),
    version: t.int({
      description: "Grows by one with every publication that touches this province.",
      resolve: ({ code }, _, { loaders }) => loaders.provinceVersion.load(code),
    }),
  }),
});

builder.queryFields((t) => ({
  provinces: t.field({
    extensions: sized((size) => size("codes") ?? inAll.provinces),
    type: [provinceRef],
    description: "All provinces in GB/T 2260 order, or only those named.",
    args: {
      codes: t.arg({ type: [provinceCodeEnum], description: "Only these, still in GB/T 2260 order." }),
      region: t.arg({ type: regionEnum, description: "Only those of a region." }),
    },
    resolve: (_, { codes, region }) =>
      provinces.filter(
        (province) => (!codes || codes.includes(province.code)) && (!region || province.region === region),
      ),
  }),
  province: t.field({
    type: provinceRef,
    description: "One province.",
    args: { code: t.arg({ type: provinceCodeEnum, required: true, description: "ISO 3166-2:CN letters." }) },
    resolve: (_, { code }) => provinceOf(code),
  }),
  provinceOfAddress: t.field({
    type: provinceRef,
    nullable: true,
    // An address is a filing's: neither it nor an answer to it is kept.
    extensions: notKept,
    description:
      "The province that a certificate address lies in (Q1 of the FAQ: the certificate's address decides); null where it names none, or could mean several.",
    args: { address: t.arg.string({ required: true, description: "As on the certificate." }) },
    resolve: (_, { address }) => {
      const code = provinceOfAddress(address);
      return code && provinceOf(code);
    },
  }),
}));
