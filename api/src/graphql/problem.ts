import { InvalidInput, NotAllowed, NotFound, Refusal } from "../domain/acting/refusal.ts";
import { noteRefusal } from "../operations/call.ts";
import { builder } from "./builder.ts";
import { sized } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";

/** A refusal as an answer. GraphQL takes any Error that a resolver returns for a failure, hence the wrapping. */
export interface Refused<Reason extends Refusal = Refusal> {
  readonly refusal: Reason;
}

/** One of several refusals, each wrapped as itself. */
export type RefusedAs<Reason extends Refusal> = Reason extends Refusal ? Refused<Reason> : never;

/** Why something was refused: an answer like others, not an error. */
export const problem = builder.interfaceRef<Refused>("Problem").implement({
  description: "Why a mutation was refused. Nothing was changed.",
  fields: (t) => ({
    message: t.string({
      description: "The reason, for the person who asked.",
      args: localeArg,
      resolve: ({ refusal }, args) => localised(refusal.text, args),
    }),
  }),
});

export const invalidInput = builder.objectRef<Refused<InvalidInput>>("InvalidInput").implement({
  description: "An input that can't be taken.",
  interfaces: [problem],
  isTypeOf: (value) => isRefusedAs(value, InvalidInput),
  fields: (t) => ({
    path: t.stringList({
      extensions: sized(8),
      description: "The field at fault, from the mutation's arguments down.",
      resolve: ({ refusal }) => refusal.inputPath,
    }),
    reason: t.string({
      description: "The reason alone, to be shown beside the field.",
      args: localeArg,
      resolve: ({ refusal }, args) => localised(refusal.why, args),
    }),
  }),
});

export const notAllowed = builder.objectRef<Refused<NotAllowed>>("NotAllowed").implement({
  description: "The caller isn't signed in, lacks the role, or would approve their own change.",
  interfaces: [problem],
  isTypeOf: (value) => isRefusedAs(value, NotAllowed),
});

export const notFound = builder.objectRef<Refused<NotFound>>("NotFound").implement({
  description: "What was named doesn't exist, or isn't the caller's to see.",
  interfaces: [problem],
  isTypeOf: (value) => isRefusedAs(value, NotFound),
});

export type CommonRefusal = InvalidInput | NotAllowed | NotFound;

/** What the work answers, or why it was refused; what isn't an expected refusal is thrown on. */
export async function orRefusal<Result, Expected extends Refusal = CommonRefusal>(
  work: () => Promise<Result>,
  isExpected: (refusal: Refusal) => refusal is Expected,
): Promise<Result | RefusedAs<Expected>> {
  try {
    return await work();
  } catch (error) {
    // A refusal is of one class, which the compiler can't know of a type parameter.
    if (!(error instanceof Refusal && isExpected(error))) throw error;
    noteRefusal(error.code);
    return { refusal: error } as RefusedAs<Expected>;
  }
}

export function isCommonRefusal(refusal: Refusal): refusal is CommonRefusal {
  return refusal instanceof InvalidInput || refusal instanceof NotAllowed || refusal instanceof NotFound;
}

export function isRefusedAs(value: unknown, reason: abstract new (...args: never) => Refusal): boolean {
  return typeof value === "object" && value !== null && "refusal" in value && value.refusal instanceof reason;
}
