import type { StepOutlook } from "../domain/changes/possible-steps.ts";
import { builder } from "./builder.ts";
import { sized } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";
import { changeRef } from "./refs.ts";

const stepEnum = builder.enumType("ChangeStepName", {
  description: "What can be done with a change.",
  values: {
    EDIT: { description: "To edit it; one that was submitted, approved or rejected becomes a draft again. 编辑。" },
    SUBMIT: { description: "To hand it to review. 提交审核。" },
    REVIEW: { description: "To approve or reject it. 审核。" },
    PUBLISH: { description: "To publish it. 发布。" },
    WITHDRAW: { description: "To give it up. 撤回。" },
    REVERT: {
      description: "To draft the change that undoes it, or cancels it before it begins. 撤销，或在生效前取消。",
    },
  } satisfies Record<StepOutlook["step"], { description: string }>,
});

const changeStepRef = builder.objectRef<StepOutlook>("ChangeStep").implement({
  description: "Whether the caller may take a step of a change now, by the conditions that decide when it is taken.",
  fields: (t) => ({
    step: t.field({ type: stepEnum, description: "Which.", resolve: ({ step }) => step }),
    allowed: t.boolean({ description: "Whether it would be taken.", resolve: ({ refusal }) => refusal === null }),
    reason: t.string({
      nullable: true,
      args: localeArg,
      description: "Why not, for the person who asked; null where it is allowed.",
      resolve: ({ refusal }, args) => refusal && localised(refusal, args),
    }),
  }),
});

builder.objectField(changeRef, "steps", (t) =>
  t.field({
    extensions: sized(6, { work: 400 }),
    type: [changeStepRef],
    description: "Every step, whether the caller may take it now, and why not.",
    resolve: (change, _, { domain, actor }) => domain.changes.stepsOf(actor, change),
  }),
);
