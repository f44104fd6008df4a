import { InvalidInput, NotAllowed, NotFound, Refusal } from "../domain/refusal.ts";
import { builder } from "./builder.ts";
import { localeArg, localised } from "./locale-arg.ts";

/** Why something was refused: an answer like others, not an error. */
export const problem = builder.interfaceRef<Refusal>("Problem").implement({
  description: "Why a mutation was refused. Nothing was changed.",
  fields: (t) => ({
    message: t.string({
      description: "The reason, for the person who asked.",
      args: localeArg,
      resolve: ({ text }, args) => localised(text, args),
    }),
  }),
});

export const invalidInput = builder.objectRef<InvalidInput>("InvalidInput").implement({
  description: "An input that can't be taken.",
  interfaces: [problem],
  isTypeOf: (value) => value instanceof InvalidInput,
  fields: (t) => ({
    path: t.stringList({
      description: "The field at fault, from the mutation's arguments down.",
      resolve: ({ path }) => [...path],
    }),
  }),
});

export const notAllowed = builder.objectRef<NotAllowed>("NotAllowed").implement({
  description: "The caller isn't signed in, lacks the role, or would approve their own change.",
  interfaces: [problem],
  isTypeOf: (value) => value instanceof NotAllowed,
});

export const notFound = builder.objectRef<NotFound>("NotFound").implement({
  description: "What was named doesn't exist, or isn't the caller's to see.",
  interfaces: [problem],
  isTypeOf: (value) => value instanceof NotFound,
});

/** What the work answers, or why it was refused; what isn't an expected refusal is thrown on. */
export async function orRefusal<Result, Expected extends Refusal = InvalidInput | NotAllowed | NotFound>(
  work: () => Promise<Result>,
  isExpected: (refusal: Refusal) => refusal is Expected,
): Promise<Result | Expected> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && isExpected(error)) return error;
    throw error;
  }
}

export function isCommonRefusal(refusal: Refusal): refusal is InvalidInput | NotAllowed | NotFound {
  return refusal instanceof InvalidInput || refusal instanceof NotAllowed || refusal instanceof NotFound;
}
