import { provinceOf } from "@beian/shared";
import type { Publication } from "../domain/publications.ts";
import { builder } from "./builder.ts";
import { answerAs } from "./context.ts";
import { provinceCodeEnum } from "./enums.ts";
import { createBudget } from "./limits/budget.ts";
import { inAll, sized } from "./limits/field-cost.ts";
import { changeRef, provinceRef } from "./refs.ts";

const publicationRef = builder.objectRef<Publication>("Publication").implement({
  description: "A publication that takes effect.",
  fields: (t) => ({
    change: t.expose("change", { type: changeRef, description: "What was published." }),
    provinces: t.field({
      extensions: sized(inAll.provinces),
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
      "Fires once a publication takes effect: when it is published, or when its day begins in Beijing, whichever process published it. Each event's id is its cursor, so that a client that reconnects with the header Last-Event-ID misses nothing.",
    args: {
      provinces: t.arg({ type: [provinceCodeEnum], description: "Only what touches any of these; all unless given." }),
      after: t.arg.string({
        description: "The cursor of the last event seen: goes on right after it, missing nothing.",
      }),
    },
    async subscribe(_, { provinces, after }, { domain, events }) {
      const { lastEventId } = events;
      const subscription = await domain.publications.subscribe({
        ...(provinces == null ? {} : { provinces }),
        // A client that reconnects by itself repeats its first request: what it saw last is in the header.
        ...(lastEventId !== null
          ? { after: lastEventId, argument: "Last-Event-ID" }
          : after == null
            ? {}
            : { after, argument: "after" }),
      });
      events.id = subscription.start;
      return subscription;
    },
    async resolve(publication, _, context) {
      // A stream outlives what its listener may see, and what was loaded for one event is old at the next.
      answerAs(context, await context.actorNow(), createBudget());
      context.events.id = publication.cursor;
      return publication;
    },
  }),
}));
