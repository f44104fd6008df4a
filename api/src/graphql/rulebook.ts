import type { Rulebook } from "../domain/rulebooks.ts";
import { builder } from "./builder.ts";
import { works } from "./limits/field-cost.ts";
import { published } from "./published.ts";
import { rulesTimeArgs, rulesTimeOf } from "./rules-time.ts";

const rulebookRef = builder.objectRef<Rulebook>("Rulebook").implement({
  description: "All rules resolved for a date, as one document.",
  extensions: published,
  fields: (t) => ({
    digest: t.exposeString("digest", {
      description:
        "SHA-256 of the document's canonical form (RFC 8785), in hex; also the name under which GET /rulebooks/{digest}.json serves it for ever.",
    }),
    asOf: t.expose("asOf", { type: "Date", description: "The day whose rules it holds." }),
    document: t.field({
      extensions: works(20_000),
      type: "JSON",
      description:
        "The national defaults and each province's own rules by requirement; what the shared engine compiles. Days with the same rules have the same document.",
      resolve: ({ whole }) => whole,
    }),
  }),
});

builder.queryField("rulebook", (t) =>
  t.field({
    type: rulebookRef,
    description:
      "The whole rule book of a date as one document, for a front end that validates in the browser with the shared engine.",
    args: rulesTimeArgs,
    resolve: async (_, args, { domain }) => {
      const book = await domain.rulebooks.at(rulesTimeOf(args));
      domain.rulebooks.keep(book);
      return book;
    },
  }),
);
