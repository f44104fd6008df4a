import type { CheckedDefinition, DefinitionProblem } from "@beian/shared";
import { definitionProblemCodes, mostProblems } from "@beian/shared";
import { builder } from "./builder.ts";
import { definitionAsTyped } from "./definition-as-typed.ts";
import { definitionInput } from "./definition-input.ts";
import { sized, works } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";

const problemCodeEnum = builder.enumType("DefinitionProblemCode", {
  description: "What can be wrong with a definition.",
  values: definitionProblemCodes,
});

const problemRef = builder.objectRef<DefinitionProblem>("DefinitionProblem").implement({
  description: "One thing that is wrong with a definition, and where.",
  fields: (t) => ({
    code: t.expose("code", { type: problemCodeEnum, description: "For programs." }),
    path: t.stringList({
      extensions: sized(8),
      description: "From the definition down, such as [rows, 2, when].",
      resolve: ({ path }) => path,
    }),
    message: t.string({
      args: localeArg,
      description: "For people.",
      resolve: ({ message }, args) => localised(message, args),
    }),
    from: t.int({
      nullable: true,
      description: "Where it begins within an expression, in UTF-16 units.",
      resolve: ({ from }) => from,
    }),
    to: t.int({ nullable: true, description: "Where it ends.", resolve: ({ to }) => to }),
  }),
});

const reviewRef = builder.objectRef<CheckedDefinition>("DefinitionReview").implement({
  description: "What is to be said of a definition before anybody keeps it.",
  fields: (t) => ({
    problems: t.field({
      extensions: sized(mostProblems, { mean: 2 }),
      type: [problemRef],
      description: `Empty where it can be sent for review; the first ${mostProblems}.`,
      resolve: ({ problems }) => problems,
    }),
    cost: t.exposeInt("cost", { description: "Of all that it asks of one filing, in comparisons." }),
  }),
});

builder.queryFields((t) => ({
  reviewDefinition: t.field({
    extensions: works(200),
    type: reviewRef,
    description:
      "Reads a definition without keeping it: what is wrong with it, and what it costs. For those who may edit changes.",
    args: { input: t.arg({ type: definitionInput, required: true, description: "The definition." }) },
    resolve: (_, { input }, { actor, domain }) => domain.definitions.review(actor, definitionAsTyped(input)),
  }),
}));
