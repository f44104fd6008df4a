import { webhookAttempt, webhookDelivery } from "@beian/drizzle/schema";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { DeliveryReads, DeliveryWrites, WebhookAttemptRecord } from "../ports/deliveries.ts";
import type { Connection } from "./connection.ts";
import { jsonValues } from "./json-values.ts";
import type { KeySource } from "./keyset.ts";
import { itemsPage, keyPage } from "./keyset.ts";

export function deliveryReads(connection: Connection): DeliveryReads {
  const { orm } = connection;
  const due = connection.prepare<{ id: number }>(`
    WITH found AS MATERIALIZED (
      SELECT id, webhook_id FROM webhook_delivery WHERE state = 'PENDING' AND due_at <= @at
      UNION ALL
      SELECT id, webhook_id FROM webhook_delivery WHERE state = 'PENDING' AND due_at > @at + @longestWaitMs
    )
    SELECT min(id) AS id FROM found
    WHERE NOT EXISTS (
      SELECT 1 FROM webhook
      WHERE webhook.id = found.webhook_id
        AND webhook.quiet_until > @at AND webhook.quiet_until <= @at + @longestQuietMs
    ) AND NOT EXISTS (
      SELECT 1 FROM webhook_delivery AS claimed
      WHERE claimed.webhook_id = found.webhook_id AND claimed.claim IS NOT NULL
        AND claimed.due_at > @at AND claimed.due_at <= @at + @leaseMs
    )
    GROUP BY webhook_id ORDER BY id LIMIT @most`);

  const pending = connection.prepare<{ count: number }>(
    "SELECT count(*) AS count FROM webhook_delivery WHERE state = 'PENDING' AND due_at > 0",
  );

  const byId: DeliveryReads["byId"] = async (ids) => {
    const rows = orm
      .select()
      .from(webhookDelivery)
      .where(inArray(webhookDelivery.id, jsonValues(ids)))
      .all();
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  };

  return {
    byId,
    async page(webhookId, request) {
      const source: KeySource = {
        list: "deliveries",
        selects: ["SELECT id AS key FROM webhook_delivery WHERE webhook_id = @webhook AND id > @low AND id < @high"],
        parameters: { webhook: webhookId },
      };
      return itemsPage(keyPage(connection, source, request), byId);
    },
    async attemptsOf(deliveryIds) {
      const rows = orm
        .select()
        .from(webhookAttempt)
        .where(inArray(webhookAttempt.deliveryId, jsonValues(deliveryIds)))
        .orderBy(asc(webhookAttempt.deliveryId), asc(webhookAttempt.number))
        .all();
      const attempts = new Map<number, WebhookAttemptRecord[]>(deliveryIds.map((id) => [id, []]));
      for (const row of rows) attempts.get(row.deliveryId)?.push(row);
      return attempts;
    },
    async countPending() {
      return pending.get({})?.count ?? 0;
    },
    async due({ at, leaseMs, longestWaitMs, longestQuietMs, most }) {
      return due.all({ at, leaseMs, longestWaitMs, longestQuietMs, most }).map(({ id }) => id);
    },
  };
}

export function deliveryWrites({ orm, prepare }: Connection): (at: number) => DeliveryWrites {
  // The oldest have the lowest numbers, so no index on time is needed.
  const old = `(SELECT id FROM (SELECT id, state, created_at FROM webhook_delivery ORDER BY id LIMIT @most)
    WHERE state <> 'PENDING' AND created_at < @before)`;
  const add = prepare(`INSERT INTO webhook_delivery
    (webhook_id, type, event_id, change_number, body, state, attempts, due_at, created_at)
    SELECT value ->> 'webhookId', value ->> 'type', value ->> 'eventId', value ->> 'changeNumber', value ->> 'body',
      'PENDING', 0, @at, @at
    FROM json_each(@deliveries) WHERE true ORDER BY key ON CONFLICT DO NOTHING`);
  const forgetAttempts = prepare(`DELETE FROM webhook_attempt WHERE delivery_id IN ${old}`);
  const forget = prepare(`DELETE FROM webhook_delivery WHERE id IN ${old}`);
  return (at) => ({
    async add(deliveries) {
      add.run({ deliveries: JSON.stringify(deliveries), at });
    },
    async update(id, patch) {
      return orm.update(webhookDelivery).set(patch).where(eq(webhookDelivery.id, id)).returning().get() ?? null;
    },
    async cancel(webhookId) {
      return orm
        .update(webhookDelivery)
        .set({ state: "CANCELLED", claim: null })
        .where(and(eq(webhookDelivery.webhookId, webhookId), eq(webhookDelivery.state, "PENDING")))
        .run().changes;
    },
    async addAttempt(attempt) {
      orm.insert(webhookAttempt).values(attempt).run();
    },
    async forget(before, most) {
      forgetAttempts.run({ before, most });
      return forget.run({ before, most }).changes;
    },
  });
}
