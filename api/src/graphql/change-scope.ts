import { provinceOf } from "@beian/shared";
import type { ChangeScope } from "../domain/changes/scope.ts";
import { builder } from "./builder.ts";
import { inAll, sized, usual } from "./limits/field-cost.ts";
import { changeRef, provinceRef, requirementRef } from "./refs.ts";

const changeScopeRef = builder.objectRef<ChangeScope>("ChangeScope").implement({
  description: "What a change edits, in short.",
  fields: (t) => ({
    edits: t.exposeInt("edits", { description: "How many cells." }),
    definitions: t.exposeInt("definitions", { description: "How many requirements it defines or withdraws." }),
    national: t.exposeBoolean("national", { description: "Whether it edits a national default." }),
    provinces: t.field({
      extensions: sized(inAll.provinces, { mean: 5 }),
      type: [provinceRef],
      description: "Those whose own rules it edits, in GB/T 2260 order.",
      resolve: ({ provinces }) => provinces.map(provinceOf),
    }),
    requirements: t.field({
      extensions: sized(usual.edits, { mean: 5 }),
      type: [requirementRef],
      description: "What it rules on or defines, in the order of the catalogue.",
      resolve: ({ requirements }) => requirements,
    }),
  }),
});

builder.objectField(changeRef, "scope", (t) =>
  t.field({
    type: changeScopeRef,
    description: "Which cells it edits, in short, for lists.",
    resolve: ({ number }, _, { loaders }) => loaders.scope.load(number),
  }),
);
