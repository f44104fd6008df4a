import type { PlainDate } from "@beian/shared";
import type { StoreReads, StoreTransaction } from "../../store/ports/store.ts";
import type { Publication } from "../publications.ts";
import { latestCursor, takingEffectAfter } from "../publications.ts";

/** Up to where webhooks have been told of publications; missing until the first one is registered. */
const placeKey = "webhooks.place";

/** Whether a publication took effect that webhooks aren't told of yet, or the place at which they stand is behind. */
export async function isBehind(reads: StoreReads, today: PlainDate): Promise<boolean> {
  const place = await reads.settings.get(placeKey);
  return place !== null && (await takingEffectAfter(reads, place, today)).reached !== place;
}

/**
 * Makes a delivery of each publication that took effect since, for each enabled webhook. It's one transaction with the
 * place that is reached, so that whichever process does it, each publication is due once a webhook.
 */
export async function enqueuePublications(tx: StoreTransaction, today: PlainDate): Promise<void> {
  const place = await tx.settings.get(placeKey);
  if (place === null) return;
  const webhooks = (await tx.webhooks.all()).filter(({ disabledAt }) => disabledAt === null);
  for (let from = place; ; ) {
    const { publications, reached, more } = await takingEffectAfter(tx, from, today);
    const deliveries = publications.flatMap((publication) => {
      const event = {
        type: "rules.published",
        changeNumber: publication.change.number,
        ...eventOf(publication, tx.at),
      };
      return webhooks.map(({ id }) => ({ webhookId: id, ...event }));
    });
    if (deliveries.length > 0) await tx.deliveries.add(deliveries);
    if (reached !== from) await tx.settings.put(placeKey, reached);
    if (!more) return;
    from = reached;
  }
}

/** Sees to it that a webhook made in this transaction is told of what takes effect from now on, and of nothing before. */
export async function beginEnqueueing(tx: StoreTransaction, today: PlainDate): Promise<void> {
  if ((await tx.settings.get(placeKey)) === null) await tx.settings.put(placeKey, await latestCursor(tx, today));
  else await enqueuePublications(tx, today);
}

/** What everybody may know of it, in the form of Standard Webhooks. */
function eventOf({ change, provinces, cursor }: Publication, at: number): { eventId: string; body: string } {
  const eventId = `publication-${change.number}`;
  const body = JSON.stringify({
    type: "rules.published",
    timestamp: new Date(at).toISOString(),
    data: {
      eventId,
      change: {
        number: change.number,
        title: change.title,
        effectiveFrom: change.effectiveFrom,
        publishedAt: change.publishedAt === null ? null : new Date(change.publishedAt).toISOString(),
      },
      provinces,
      cursor,
    },
  });
  return { eventId, body };
}
