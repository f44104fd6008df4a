import type { Refusal } from "../domain/acting/refusal.ts";
import { Conflict } from "../domain/acting/refusal.ts";
import type { Change } from "../domain/changes/change.ts";
import type { Context } from "./builder.ts";
import { builder } from "./builder.ts";
import {
  changeStepInput,
  commentInput,
  createChangeInput,
  editChangeInput,
  publishChangeInput,
  reviewChangeInput,
} from "./change-input.ts";
import { definitionAsTyped } from "./definition-as-typed.ts";
import type { CommonRefusal, Refused, RefusedAs } from "./problem.ts";
import { invalidInput, isCommonRefusal, isRefusedAs, notAllowed, notFound, orRefusal, problem } from "./problem.ts";
import { changeRef } from "./refs.ts";

const changeSuccess = builder.objectRef<{ readonly change: Change }>("ChangeSuccess").implement({
  description: "It is done.",
  isTypeOf: (value) => typeof value === "object" && value !== null && "change" in value,
  fields: (t) => ({
    change: t.field({ type: changeRef, description: "As it stands now.", resolve: ({ change }) => change }),
  }),
});

const conflict = builder.objectRef<Refused<Conflict>>("Conflict").implement({
  description:
    "The change moved on since the version named, can't take this step as it stands, or its cells were published by someone else meanwhile.",
  interfaces: [problem],
  isTypeOf: (value) => isRefusedAs(value, Conflict),
  fields: (t) => ({
    current: t.field({
      type: changeRef,
      description: "As it stands now.",
      resolve: ({ refusal }, _, { domain }) => domain.changes.seen(refusal.current),
    }),
  }),
});

const changeResult = builder.unionType("ChangeResult", {
  description: "The change, or why it was refused.",
  types: [changeSuccess, invalidInput, notAllowed, conflict, notFound],
});

type Expected = CommonRefusal | Conflict;

/** The one place where a refusal becomes an answer. */
async function outcome(
  { loaders }: Context,
  work: () => Promise<Change>,
): Promise<{ readonly change: Change } | RefusedAs<Expected>> {
  const result = await orRefusal(async () => ({ change: await work() }), isExpected);
  loaders.forgetChanges();
  return result;
}

function isExpected(refusal: Refusal): refusal is Expected {
  return isCommonRefusal(refusal) || refusal instanceof Conflict;
}

builder.mutationFields((t) => ({
  createChange: t.field({
    type: changeResult,
    description: "Opens a draft. For editors.",
    args: { input: t.arg({ type: createChangeInput, required: true, description: "The draft." }) },
    resolve: (_, { input }, context) => outcome(context, () => context.domain.changes.create(context.actor, input)),
  }),
  editChange: t.field({
    type: changeResult,
    description:
      "Sets, hands back to the national default (value null) or drops edits of a draft. One that was submitted, approved or rejected becomes a draft again, unless all that is said is what it says already: then it is answered as it stands. For editors.",
    args: { input: t.arg({ type: editChangeInput, required: true, description: "What to change." }) },
    resolve: (_, { input }, context) =>
      outcome(context, () =>
        context.domain.changes.edit(context.actor, { ...input, define: input.define?.map(definitionAsTyped) }),
      ),
  }),
  commentOnChange: t.field({
    type: changeResult,
    description: "Says something about a change, whatever its state. For those signed in.",
    args: { input: t.arg({ type: commentInput, required: true, description: "What." }) },
    resolve: (_, { input }, context) => outcome(context, () => context.domain.changes.comment(context.actor, input)),
  }),
  submitChange: t.field({
    type: changeResult,
    description: "Hands a draft with an edit and a source to review. For editors.",
    args: { input: t.arg({ type: changeStepInput, required: true, description: "Which." }) },
    resolve: (_, { input }, context) => outcome(context, () => context.domain.changes.submit(context.actor, input)),
  }),
  reviewChange: t.field({
    type: changeResult,
    description: "Approves or rejects a change that others wrote. For reviewers.",
    args: { input: t.arg({ type: reviewChangeInput, required: true, description: "Which, and the verdict." }) },
    resolve: (_, { input }, context) => outcome(context, () => context.domain.changes.review(context.actor, input)),
  }),
  publishChange: t.field({
    type: changeResult,
    description:
      "Publishes an approved change, at once or on a later effective date; a date of the past makes it a correction. For reviewers.",
    args: { input: t.arg({ type: publishChangeInput, required: true, description: "Which, and from when." }) },
    resolve: (_, { input }, context) => outcome(context, () => context.domain.changes.publish(context.actor, input)),
  }),
  withdrawChange: t.field({
    type: changeResult,
    description: "Gives up a change that wasn't published: editors their own, reviewers anybody's.",
    args: { input: t.arg({ type: changeStepInput, required: true, description: "Which." }) },
    resolve: (_, { input }, context) => outcome(context, () => context.domain.changes.withdraw(context.actor, input)),
  }),
  revertChange: t.field({
    type: changeResult,
    description:
      "Drafts the change that takes back a published one: what has begun is undone by a new version that sets its rules as they stood before, what hasn't is cancelled (`cancels`), so that nothing of it will have held. For editors.",
    args: { input: t.arg({ type: changeStepInput, required: true, description: "Which." }) },
    resolve: (_, { input }, context) => outcome(context, () => context.domain.changes.revert(context.actor, input)),
  }),
}));
