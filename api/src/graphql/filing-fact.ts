import type { Fact } from "@beian/shared";
import { filingFacts } from "@beian/shared";
import { builder } from "./builder.ts";
import { lasting } from "./lasting.ts";
import { sized } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";

const filingFactRef = builder.objectRef<Fact>("FilingFact").implement({
  description: "Something that a row can name of a filing: what a field says, or what follows from what they say.",
  extensions: lasting,
  fields: (t) => ({
    name: t.exposeString("name", { description: "As rows write it, such as principal.officePhone." }),
    title: t.string({
      args: localeArg,
      description: "What it is called.",
      resolve: ({ title }, args) => localised(title, args),
    }),
    type: t.string({
      description: "FLAG, NUMBER, DAY, TEXT or OPTION; of a list LIST_OF_ and the type of each of it.",
      resolve: ({ type }) => (type.kind === "LIST" ? `LIST_OF_${type.of.kind}` : type.kind),
    }),
    options: t.stringList({
      extensions: sized(mostOptions, { mean: 2 }),
      description: "What it can be, where it is one of some options or a list of such; empty otherwise.",
      resolve: (fact) => optionsOf(fact),
    }),
    path: t.stringList({
      extensions: sized(4),
      description: "The field that says it, and at which a finding about it stands.",
      resolve: ({ path }) => path,
    }),
    mayBeAbsent: t.exposeBoolean("mayBeAbsent", {
      description: "Whether a filing can leave it open, so that what is asked of it is unknown.",
    }),
  }),
});

const facts = [...filingFacts.values()];
const mostOptions = Math.max(...facts.map((fact) => optionsOf(fact).length));

function optionsOf({ type }: Fact): readonly string[] {
  const of = type.kind === "LIST" ? type.of : type;
  return of.kind === "OPTION" ? of.options : [];
}

builder.queryFields((t) => ({
  filingFacts: t.field({
    extensions: sized(facts.length),
    type: [filingFactRef],
    description: "Everything that a row can name of a filing.",
    resolve: () => facts,
  }),
}));
