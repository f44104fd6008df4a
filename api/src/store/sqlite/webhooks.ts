import { webhook } from "@beian/drizzle/schema";
import { asc, eq, inArray } from "drizzle-orm";
import type { WebhookReads, WebhookWrites } from "../ports/webhooks.ts";
import type { Connection } from "./connection.ts";
import { jsonValues } from "./json-values.ts";

export function webhookReads({ orm }: Connection): WebhookReads {
  return {
    async byId(ids) {
      const rows = orm
        .select()
        .from(webhook)
        .where(inArray(webhook.id, jsonValues(ids)))
        .all();
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    },
    async all() {
      return orm.select().from(webhook).orderBy(asc(webhook.createdAt), asc(webhook.id)).all();
    },
  };
}

export function webhookWrites({ orm }: Connection): (at: number) => WebhookWrites {
  return (at) => ({
    async create(created) {
      return orm
        .insert(webhook)
        .values({ ...created, createdAt: at })
        .returning()
        .get();
    },
    async update(id, patch) {
      return orm.update(webhook).set(patch).where(eq(webhook.id, id)).returning().get() ?? null;
    },
  });
}
