import type { CellGroup, ComparisonRow, PlainDate, ProvinceCode, Requirement, RuleDifference } from "@beian/shared";
import { cellGroups, provinceOf } from "@beian/shared";
import { units } from "../domain/work.ts";
import { builder } from "./builder.ts";
import { provinceCodeEnum, ruleOriginEnum, topicEnum } from "./enums.ts";
import { inAll, sized, works } from "./limits/field-cost.ts";
import { published } from "./published.ts";
import { provinceRef, requirementRef, ruleContentRef, ruleRef } from "./refs.ts";
import { rulesTimeArgs, rulesTimeOf } from "./rules-time.ts";

const cellGroupRef = builder.objectRef<CellGroup & { readonly requirement: Requirement }>("CellGroup").implement({
  description: "Cells of a row that say exactly the same from the same layer, notes included.",
  extensions: published,
  fields: (t) => ({
    content: t.field({
      type: ruleContentRef,
      nullable: true,
      description: "What they say; null where nothing is recorded.",
      resolve: ({ requirement, rule }) => rule && { requirement, content: rule },
    }),
    origin: t.field({
      type: ruleOriginEnum,
      nullable: true,
      description: "Whether provinces rule so themselves or inherit it; null where nothing is recorded.",
      resolve: ({ rule }) => rule?.origin ?? null,
    }),
    columns: t.intList({
      extensions: sized(inAll.provinces, { mean: 1 }),
      description: "Their places in Comparison.provinces, counted from 0.",
      resolve: ({ indices }) => indices,
    }),
  }),
});

const comparisonRowRef = builder.objectRef<ComparisonRow>("ComparisonRow").implement({
  description: "One requirement across provinces.",
  extensions: published,
  fields: (t) => ({
    requirement: t.expose("requirement", { type: requirementRef, description: "What the row is about." }),
    cells: t.field({
      extensions: sized(inAll.provinces),
      type: [ruleRef],
      nullable: { list: false, items: true },
      description: "One cell a province, in the order of Comparison.provinces; null where nothing is recorded.",
      resolve: ({ cells }) => cells,
    }),
    groups: t.field({
      extensions: sized(inAll.provinces, { mean: 5 }),
      type: [cellGroupRef],
      description:
        "The same cells gathered by what they say: a whole comparison in a fraction of the size. In the order of their values, nothing recorded last.",
      resolve: (row) => cellGroups(row).map((group) => ({ ...group, requirement: row.requirement })),
    }),
    distinct: t.exposeInt("distinct", {
      description: "How many different values stand in the row; cells of nothing recorded count as one.",
    }),
  }),
});

interface Comparison {
  readonly asOf: PlainDate;
  readonly provinces: readonly ProvinceCode[];
  readonly rows: readonly ComparisonRow[];
}

const comparisonRef = builder.objectRef<Comparison>("Comparison").implement({
  description: "Provinces side by side.",
  extensions: published,
  fields: (t) => ({
    asOf: t.expose("asOf", { type: "Date", description: "The day whose rules are compared." }),
    provinces: t.field({
      extensions: sized(inAll.provinces),
      type: [provinceRef],
      description: "The columns.",
      resolve: ({ provinces }) => provinces.map(provinceOf),
    }),
    rows: t.field({
      extensions: sized(inAll.requirements),
      type: [comparisonRowRef],
      description: "One row a requirement.",
      resolve: ({ rows }) => rows,
    }),
  }),
});

const differenceRef = builder.objectRef<RuleDifference>("RuleDifference").implement({
  description: "A requirement on which two sets of rules differ, notes included.",
  extensions: published,
  fields: (t) => ({
    requirement: t.expose("requirement", { type: requirementRef, description: "What they differ on." }),
    from: t.expose("from", { type: ruleRef, nullable: true, description: "Null where nothing is recorded." }),
    to: t.expose("to", { type: ruleRef, nullable: true, description: "Null where nothing is recorded." }),
  }),
});

const rulesAt = builder.inputType("RulesAt", {
  description: "The rules of a province on a date, as known at an instant.",
  fields: (t) => ({
    province: t.field({ type: provinceCodeEnum, required: true, description: "Whose rules." }),
    asOf: t.field({ type: "Date", description: "Today in Beijing unless given." }),
    knownAt: t.field({ type: "DateTime", description: "Now unless given." }),
  }),
});

builder.queryFields((t) => ({
  comparison: t.field({
    extensions: works(units.comparison),
    type: comparisonRef,
    description: "Provinces side by side, one row a requirement.",
    args: {
      provinces: t.arg({ type: [provinceCodeEnum], description: "The columns, in this order; all 31 unless given." }),
      requirements: t.arg.stringList({
        description: "Keys of the rows, in this order; the whole catalogue unless given.",
      }),
      topic: t.arg({ type: topicEnum, description: "Only rows of a topic." }),
      ...rulesTimeArgs,
      onlyDifferences: t.arg.boolean({
        defaultValue: false,
        description: "Leave out rows that are the same throughout.",
      }),
    },
    resolve: (_, args, { domain }) =>
      domain.comparisons.compare({
        ...rulesTimeOf(args),
        provinces: args.provinces ?? undefined,
        requirements: args.requirements ?? undefined,
        topic: args.topic ?? undefined,
        onlyDifferences: args.onlyDifferences ?? false,
      }),
  }),
  difference: t.field({
    extensions: sized(inAll.requirements, { work: units.difference }),
    type: [differenceRef],
    description: "What differs between two provinces, two dates, or both.",
    args: { from: t.arg({ type: rulesAt, required: true }), to: t.arg({ type: rulesAt, required: true }) },
    resolve: async (_, { from, to }, { domain }) => [
      ...(await domain.comparisons.difference(
        { ...rulesTimeOf(from), province: from.province },
        { ...rulesTimeOf(to), province: to.province },
      )),
    ],
  }),
}));
