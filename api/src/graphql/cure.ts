import type { Cure, Edit, editKinds } from "@beian/shared";
import { cureBounds, inLocale } from "@beian/shared";
import { builder } from "./builder.ts";
import { inAll, sized } from "./limits/field-cost.ts";
import { localeArg } from "./locale-arg.ts";
import { requirementRef } from "./refs.ts";

const editKindEnum = builder.enumType("FilingEditKind", {
  description: "What it takes to make an edit truthfully.",
  values: {
    CORRECTION: { description: "更正：新值由已填内容得出。The new value follows from what was filled in." },
    FACT: {
      description:
        "先办成再填：新值说明一件须先办成的事，如授权书。The new value says that something is so, which has to be brought about first, such as a letter to be written.",
    },
    ASK: {
      description:
        "须问申请人：新值只是格式正确的虚构示例。The new value is a made-up example in the right form; the applicant has to be asked for the true one.",
    },
  } satisfies Record<(typeof editKinds)[number], { description: string }>,
});

const editRef = builder.objectRef<Edit>("FilingEdit").implement({
  description: "One field of a filing set to another value. An edit never empties a field.",
  fields: (t) => ({
    kind: t.expose("kind", { type: editKindEnum, description: "What it takes to make it truthfully." }),
    path: t.stringList({
      extensions: sized(4),
      description: "The input field to edit, such as [principal, officePhone].",
      resolve: ({ path }) => path,
    }),
    from: t.field({
      type: "JSON",
      nullable: true,
      description: "The value now, as the checks read it; null where nothing is given.",
      resolve: ({ from }) => from,
    }),
    to: t.field({
      type: "JSON",
      description: "The value that helps: as it stands, or, where the kind is ASK, an example of one.",
      resolve: ({ to }) => to,
    }),
    words: t.string({
      args: localeArg,
      description: "What to do and what to put there, for people.",
      resolve: ({ words }, { locale }) => inLocale(words, locale ?? "ZH"),
    }),
  }),
});

export const cureRef = builder.objectRef<Cure>("Cure").implement({
  description:
    "Edits that together leave nothing to be found in a filing, none of which can be left out: the filing was judged again with them, and with every part of them.",
  fields: (t) => ({
    edits: t.field({
      extensions: sized(cureBounds.edits, { mean: 2 }),
      type: [editRef],
      description: "No two of the same field; the order is of no account.",
      resolve: ({ edits }) => edits,
    }),
    complete: t.boolean({
      description:
        "Whether the filing may be called passed then. Always so where it was judged completely before; else false where something enforced is left open.",
      resolve: ({ open }) => open.length === 0,
    }),
    open: t.field({
      extensions: sized(inAll.requirements, { mean: 5 }),
      type: [requirementRef],
      description: "The enforced requirements that can't be decided then either.",
      resolve: ({ open }) => open,
    }),
  }),
});

/** The bounds of the search, for the description of the field that starts it. */
export const cureBoundsInWords = `At most ${cureBounds.cures} cures of at most ${cureBounds.edits} edits each, from at most ${cureBounds.trials} validations.`;
