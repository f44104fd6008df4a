import { provinceOf } from "@beian/shared";
import type { Impact, ImpactCase, ImpactCases } from "../domain/changes/impact.ts";
import { builder } from "./builder.ts";
import { outcomeEnum } from "./enums.ts";
import { sized, usual, works } from "./limits/field-cost.ts";
import type { Loaders } from "./loaders.ts";
import { localeArg, localised } from "./locale-arg.ts";
import { changeRef, provinceRef, requirementRef } from "./refs.ts";
import { findingRef } from "./validation.ts";

/** Two rule books, and every sample judged by both: 80 ms, and 150 where whole verdicts are compared. */
const comparing = 40_000;
const comparingWhole = 60_000;

const impactCaseRef = builder.objectRef<ImpactCase>("ImpactCase").implement({
  description: "A sample filing that fares differently in a province.",
  fields: (t) => ({
    name: t.string({
      args: localeArg,
      description: "The sample's name.",
      resolve: ({ sample }, args) => localised({ zh: sample.nameZh, en: sample.nameEn }, args),
    }),
    sampleId: t.id({ description: "The sample's id among samples.", resolve: ({ sample }) => sample.id }),
    province: t.field({ type: provinceRef, description: "Where.", resolve: ({ province }) => provinceOf(province) }),
    before: t.expose("before", { type: outcomeEnum, description: "Without the change." }),
    after: t.expose("after", { type: outcomeEnum, description: "With it." }),
    completeBefore: t.exposeBoolean("completeBefore", {
      description: "Whether nothing enforced is left open without the change; PASSES and complete is a pass.",
    }),
    completeAfter: t.exposeBoolean("completeAfter", { description: "Likewise with it." }),
    findings: t.field({
      extensions: sized(usual.findings),
      type: [findingRef],
      description:
        "What makes the difference: the findings that it gets, or, where it fares better, those that it loses.",
      resolve: ({ findings }) => findings,
    }),
    appearing: t.field({
      extensions: sized(usual.findings),
      type: [findingRef],
      description: "All findings that it has with the change alone.",
      resolve: ({ appearing }) => appearing,
    }),
    vanishing: t.field({
      extensions: sized(usual.findings),
      type: [findingRef],
      description: "All findings that it has without the change alone.",
      resolve: ({ vanishing }) => vanishing,
    }),
    opening: t.field({
      extensions: sized(usual.findings),
      type: [requirementRef],
      description: "The enforced requirements that can't be decided with the change alone.",
      resolve: ({ opening }) => [...opening],
    }),
    settling: t.field({
      extensions: sized(usual.findings),
      type: [requirementRef],
      description: "The enforced requirements that can't be decided without the change alone.",
      resolve: ({ settling }) => [...settling],
    }),
  }),
});

const impactRef = builder.objectRef<Impact>("Impact").implement({
  description:
    "What publishing would do: the sample filings whose outcome changes, or that something is left open of on one side alone.",
  fields: (t) => ({
    samples: t.exposeInt("samples", {
      description: "How many were compared: every sample in every province that the change touches.",
    }),
    changed: t.int({
      extensions: works(comparing),
      description:
        "How many of these come out differently: with another outcome, or with something left open on one side alone.",
      resolve: ({ changed }) => changed(),
    }),
    withheld: t.exposeBoolean("withheld", {
      description:
        "Whether the samples are withheld from the caller, as they are from those who are not signed in: then cases and otherwise are empty, whatever the figures say.",
    }),
    cases: t.field({
      extensions: sized(usual.samples, { mean: 20, work: comparing }),
      type: [impactCaseRef],
      description: "Those, one by one; none where they are withheld.",
      resolve: async ({ flips }, _, { loaders }) => {
        const { cases, pending } = await flips();
        primeWith(pending, loaders);
        return cases;
      },
    }),
    changedOtherwise: t.int({
      extensions: works(comparingWhole),
      description: "How many come out the same, for other reasons; 0 where they are withheld.",
      resolve: async ({ otherwise }) => (await otherwise()).cases.length,
    }),
    otherwise: t.field({
      extensions: sized(usual.samples, { mean: 20, work: comparingWhole }),
      type: [impactCaseRef],
      description: `Those that come out the same, for other reasons: with other findings, or with other things left open; the first ${usual.samples}, and none where they are withheld.`,
      resolve: async ({ otherwise }, _, { loaders }) => {
        const { cases, pending } = await otherwise();
        primeWith(pending, loaders);
        return cases.slice(0, usual.samples);
      },
    }),
  }),
});

builder.objectField(changeRef, "impact", (t) =>
  t.field({
    type: impactRef,
    description:
      "What it does to the samples on its effective date; of a published change, what it did, as known at the time.",
    resolve: (change, _, { domain, actor }) => domain.changes.impactOf(actor, change),
  }),
);

/** A finding may name a rule that isn't recorded yet. */
function primeWith(pending: ImpactCases["pending"], { revision }: Loaders): void {
  for (const entry of pending) revision.clear(entry.id).prime(entry.id, entry);
}
