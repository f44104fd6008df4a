import type { Requirement } from "@beian/shared";
import type { CellOutlook, Stretch } from "../domain/changes/outlook.ts";
import { builder } from "./builder.ts";
import { provinceOfLayer } from "./cell-fields.ts";
import { sized, usual } from "./limits/field-cost.ts";
import { changeRef, requirementRef, revisionRef, ruleContentRef } from "./refs.ts";

interface StretchOf extends Stretch {
  readonly requirement: Requirement;
}

const stretchRef = builder.objectRef<StretchOf>("RuleStretch").implement({
  description: "What applicants are asked from a day on: the cell's own content, else the national default.",
  fields: (t) => ({
    from: t.field({ type: "Date", description: "The first day.", resolve: ({ from }) => from }),
    until: t.field({
      type: "Date",
      nullable: true,
      description: "The first day of the next one; null while none is known.",
      resolve: ({ until }) => until,
    }),
    content: t.field({
      type: ruleContentRef,
      nullable: true,
      description: "Null where nothing is recorded.",
      resolve: ({ requirement, content }) => content && { requirement, content },
    }),
    change: t.field({
      type: changeRef,
      nullable: true,
      description: "The change that sets it; null where nothing is recorded.",
      resolve: ({ changeNumber }, _, { loaders }) => (changeNumber === null ? null : loaders.change.load(changeNumber)),
    }),
  }),
});

const outlookRef = builder.objectRef<CellOutlook>("CellOutlook").implement({
  description: "What will hold in a cell, day by day, once a change is published.",
  fields: (t) => ({
    province: t.field(provinceOfLayer),
    requirement: t.expose("subject", { type: requirementRef, description: "What it rules on." }),
    stretches: t.field({
      extensions: sized(usual.stretches, { mean: 2 }),
      type: [stretchRef],
      description:
        "In order, from the change's effective date on; of one that cancels, from the day that is cancelled.",
      resolve: ({ stretches, subject }) => stretches.map((stretch) => ({ ...stretch, requirement: subject })),
    }),
  }),
});

builder.objectFields(changeRef, (t) => ({
  cancels: t.exposeBoolean("cancels", {
    description:
      "Whether it cancels the change that it reverts, which hadn't begun: it edits nothing, has no effective date of its own, and once it is published all that the other recorded is void, as if it had never been.",
  }),
  cancelledBy: t.field({
    type: changeRef,
    nullable: true,
    description:
      "The published change that cancelled this one before it began: nothing of it holds on any day. It counts as published, not as scheduled.",
    resolve: ({ cancelledBy }, _, { loaders }) => (cancelledBy === null ? null : loaders.change.load(cancelledBy)),
  }),
  outlook: t.field({
    extensions: sized(usual.edits, { mean: 20, work: 200 }),
    type: [outlookRef],
    description:
      "What will hold in each of its cells, day by day, once it is published, with what others have published for later days; of one that cancels, in the cells of what it cancels. Empty once it is published or given up.",
    resolve: (change, _, { domain }) => domain.changes.outlookOf(change),
  }),
}));

builder.objectFields(revisionRef, (t) => ({
  voidedBy: t.field({
    type: changeRef,
    nullable: true,
    description: "The change that cancelled it before it began, so that it holds on no day; null where it stands.",
    resolve: async ({ changeNumber }, _, { loaders }) => {
      const cancellation = await loaders.cancellation.load(changeNumber);
      return cancellation && loaders.change.load(cancellation.changeNumber);
    },
  }),
  voidedAt: t.field({
    type: "DateTime",
    nullable: true,
    description: "Since when it is void: what was known before has it, what is known from then on doesn't.",
    resolve: async ({ changeNumber }, _, { loaders }) =>
      (await loaders.cancellation.load(changeNumber))?.recordedAt ?? null,
  }),
}));
