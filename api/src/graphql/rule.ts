import { provinceOf } from "@beian/shared";
import { builder } from "./builder.ts";
import { ruleOriginEnum } from "./enums.ts";
import { lasting } from "./lasting.ts";
import { published } from "./published.ts";
import { provinceRef, requirementRef, revisionRef, ruleContentRef, ruleRef } from "./refs.ts";

builder.objectType(ruleRef, {
  description: "A requirement's content in force in a province.",
  extensions: { ...lasting, ...published },
  fields: (t) => ({
    province: t.field({
      type: provinceRef,
      description: "Where it holds.",
      resolve: ({ province }) => provinceOf(province),
    }),
    requirement: t.expose("requirement", { type: requirementRef, description: "What it rules on." }),
    content: t.field({
      type: ruleContentRef,
      description: "What it says.",
      resolve: (rule) => ({ requirement: rule.requirement, content: rule }),
    }),
    origin: t.expose("origin", { type: ruleOriginEnum, description: "The province's own, or inherited." }),
    effectiveFrom: t.expose("effectiveFrom", { type: "Date", description: "The first day it holds." }),
    effectiveUntil: t.field({
      type: "Date",
      nullable: true,
      description: "The first day it no longer holds; null while no later revision is known.",
      resolve: ({ effectiveUntil }) => effectiveUntil,
    }),
    revision: t.field({
      type: revisionRef,
      description: "The entry of the history that says so.",
      resolve: async ({ revision }, _, { loaders }) => {
        const found = await loaders.revision.load(revision);
        if (!found) throw new Error(`a rule of revision ${revision}, which the history doesn't hold`);
        return found;
      },
    }),
  }),
});
