import { provinceOf } from "@beian/shared";
import type { Publication } from "../domain/publications.ts";
import { builder } from "./builder.ts";
import { provinceCodeEnum } from "./enums.ts";
import { changeRef, provinceRef } from "./refs.ts";

const publicationRef = builder.objectRef<Publication>("Publication").implement({
  description: "A publication that takes effect.",
  fields: (t) => ({
    change: t.expose("change", { type: changeRef, description: "What was published." }),
    provinces: t.field({
      type: [provinceRef],
      description: "The provinces that it touches; all of them where it edits a national default.",
      resolve: ({ provinces }) => provinces.map(provinceOf),
    }),
    cursor: t.exposeString("cursor", { description: "Its place, for `after` when the connection was lost." }),
  }),
});

builder.subscriptionType({ description: "What happens from now on, over server-sent events." });

builder.subscriptionFields((t) => ({
  rulesPublished: t.field({
    type: publicationRef,
    description:
      "Fires once a publication takes effect: when it is published, or when its day begins in Beijing, whichever process published it.",
    args: {
      provinces: t.arg({ type: [provinceCodeEnum], description: "Only what touches any of these; all unless given." }),
      after: t.arg.string({
        description: "The cursor of the last event seen: goes on right after it, missing nothing.",
      }),
    },
    subscribe: (_, { provinces, after }, { domain }) =>
      domain.publications.subscribe({ provinces: provinces ?? undefined, after: after ?? undefined }),
    resolve: (publication) => publication,
  }),
}));
