import { webhook, webhookAttempt, webhookDelivery } from "@beian/drizzle/schema";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { WebhookAttemptRecord } from "../records.ts";
import type { StoreReads, StoreTransaction } from "../store.ts";
import { jsonValues } from "./changes.ts";
import type { Connection } from "./connection.ts";
import { itemsPage, keyPage } from "./keyset.ts";

type WebhookReads = Pick<
  StoreReads,
  | "webhooks"
  | "allWebhooks"
  | "webhookDeliveries"
  | "webhookDeliveriesPage"
  | "webhookAttemptsOf"
  | "countWebhookDeliveriesPending"
  | "dueWebhookDeliveries"
>;

export function webhookReads(connection: Connection): WebhookReads {
  const { orm } = connection;
  const due = connection.prepare<{ id: number }>(`
    WITH found AS MATERIALIZED (
      SELECT id, webhook_id FROM webhook_delivery WHERE state = 'PENDING' AND due_at <= @at
      UNION ALL
      SELECT id, webhook_id FROM webhook_delivery WHERE state = 'PENDING' AND due_at > @at + @longestWaitMs
    )
    SELECT min(id) AS id FROM found
    WHERE NOT EXISTS (
      SELECT 1 FROM webhook_delivery AS claimed
      WHERE claimed.webhook_id = found.webhook_id AND claimed.claim IS NOT NULL
        AND claimed.due_at > @at AND claimed.due_at <= @at + @leaseMs
    )
    GROUP BY webhook_id ORDER BY id LIMIT @most`);

  const pending = connection.prepare<{ count: number }>(
    "SELECT count(*) AS count FROM webhook_delivery WHERE state = 'PENDING' AND due_at > 0",
  );

  const deliveries = async (ids: readonly number[]) => {
    const rows = orm
      .select()
      .from(webhookDelivery)
      .where(inArray(webhookDelivery.id, jsonValues(ids)))
      .all();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  };

  return {
    async webhooks(ids) {
      const rows = orm
        .select()
        .from(webhook)
        .where(inArray(webhook.id, jsonValues(ids)))
        .all();
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    async allWebhooks() {
      return orm.select().from(webhook).orderBy(asc(webhook.createdAt), asc(webhook.id)).all();
    },
    webhookDeliveries: deliveries,
    async webhookDeliveriesPage(webhookId, request) {
      const source = {
        selects: ["SELECT id AS key FROM webhook_delivery WHERE webhook_id = @webhook AND id > @low AND id < @high"],
        parameters: { webhook: webhookId },
      };
      return itemsPage(keyPage(connection, source, request), deliveries);
    },
    async webhookAttemptsOf(deliveryIds) {
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
    async countWebhookDeliveriesPending() {
      return pending.get({})?.count ?? 0;
    },
    async dueWebhookDeliveries({ at, leaseMs, longestWaitMs, most }) {
      return due.all({ at, leaseMs, longestWaitMs, most }).map(({ id }) => id);
    },
  };
}

type WebhookWrites = Pick<
  StoreTransaction,
  | "createWebhook"
  | "updateWebhook"
  | "addWebhookDelivery"
  | "updateWebhookDelivery"
  | "cancelWebhookDeliveries"
  | "addWebhookAttempt"
  | "forgetWebhookDeliveries"
>;

export function webhookWrites({ orm, prepare }: Connection): (at: number) => WebhookWrites {
  // The oldest have the lowest numbers, so no index on time is needed.
  const old = `(SELECT id FROM (SELECT id, state, created_at FROM webhook_delivery ORDER BY id LIMIT @most)
    WHERE state <> 'PENDING' AND created_at < @before)`;
  const forgetAttempts = prepare(`DELETE FROM webhook_attempt WHERE delivery_id IN ${old}`);
  const forget = prepare(`DELETE FROM webhook_delivery WHERE id IN ${old}`);
  return (at) => ({
    async createWebhook(created) {
      return orm
        .insert(webhook)
        .values({ ...created, createdAt: at })
        .returning()
        .get();
    },
    async updateWebhook(id, patch) {
      return orm.update(webhook).set(patch).where(eq(webhook.id, id)).returning().get() ?? null;
    },
    async addWebhookDelivery(delivery) {
      const { changes } = orm
        .insert(webhookDelivery)
        .values({ ...delivery, state: "PENDING", attempts: 0, dueAt: at, createdAt: at })
        .onConflictDoNothing()
        .run();
      return changes > 0;
    },
    async updateWebhookDelivery(id, patch) {
      return orm.update(webhookDelivery).set(patch).where(eq(webhookDelivery.id, id)).returning().get() ?? null;
    },
    async cancelWebhookDeliveries(webhookId) {
      return orm
        .update(webhookDelivery)
        .set({ state: "CANCELLED", claim: null })
        .where(and(eq(webhookDelivery.webhookId, webhookId), eq(webhookDelivery.state, "PENDING")))
        .run().changes;
    },
    async addWebhookAttempt(attempt) {
      orm.insert(webhookAttempt).values(attempt).run();
    },
    async forgetWebhookDeliveries(before, most) {
      forgetAttempts.run({ before, most });
      return forget.run({ before, most }).changes;
    },
  });
}
