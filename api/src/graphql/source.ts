import type { SourceRecord } from "../domain/history.ts";
import { builder } from "./builder.ts";

export const sourceRef = builder.objectRef<SourceRecord>("Source").implement({
  description: "Where a rule is known from.",
  fields: (t) => ({
    title: t.exposeString("title", { description: "Its name." }),
    url: t.exposeString("url", { nullable: true, description: "Where it can be read." }),
    clause: t.exposeString("clause", { nullable: true, description: "The part of it, such as a question's key." }),
    publishedOn: t.field({
      type: "Date",
      nullable: true,
      description: "The day it was published, where known.",
      resolve: ({ publishedOn }) => publishedOn,
    }),
    retrievedOn: t.field({
      type: "Date",
      nullable: true,
      description: "The day it was last read.",
      resolve: ({ retrievedOn }) => retrievedOn,
    }),
  }),
});
