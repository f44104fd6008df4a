import { builder } from "./builder.ts";
import { provinceOfLayer, requirementOfCell } from "./cell-fields.ts";
import { sized, usual, works } from "./limits/field-cost.ts";
import { changeRef, revisionRef, ruleContentRef } from "./refs.ts";
import { sourceRef } from "./source.ts";

builder.node(revisionRef, {
  description:
    "One entry of the append-only history. A province of null is the national default; a content of null hands the province back to it, or, in the national default, drops it.",
  id: { resolve: ({ id }) => String(id) },
  isTypeOf: (value) => typeof value === "object" && value !== null && "recordedAt" in value,
  fields: (t) => ({
    province: t.field(provinceOfLayer),
    requirement: t.field(requirementOfCell),
    content: t.field({
      type: ruleContentRef,
      nullable: true,
      description: "What it says from that day on; null hands back.",
      resolve: ({ requirement, content }, _, { domain }) =>
        content && { requirement: domain.rulebooks.catalogue.get(requirement), content },
    }),
    before: t.field({
      extensions: works(40),
      type: ruleContentRef,
      nullable: true,
      description:
        "What held there on that day as known just before: the cell's own content, else the national default; null where nothing was recorded.",
      resolve: async (revision, _, { loaders, domain }) => {
        const content = await loaders.contentBefore.load(revision);
        return content && { requirement: domain.rulebooks.catalogue.get(revision.requirement), content };
      },
    }),
    effectiveFrom: t.expose("effectiveFrom", { type: "Date", description: "The first day it holds." }),
    recordedAt: t.expose("recordedAt", { type: "DateTime", description: "When it became known." }),
    correction: t.exposeBoolean("correction", {
      description: "Whether it was knowingly recorded for a day already past.",
    }),
    change: t.field({
      type: changeRef,
      description: "The change that published it.",
      resolve: async ({ changeNumber }, _, { loaders }) => {
        const change = await loaders.change.load(changeNumber);
        if (!change) throw new Error(`a revision of change ${changeNumber}, which isn't published`);
        return change;
      },
    }),
    sources: t.field({
      extensions: sized(usual.sources, { mean: 2 }),
      type: [sourceRef],
      description: "Where it is known from: the sources of its change.",
      resolve: ({ changeNumber }, _, { loaders }) => loaders.sources.load(changeNumber),
    }),
  }),
});
