import type { Store, StoreReads } from "../store/ports/store.ts";
import type { KnownActor } from "./acting/actor.ts";
import { auditActor } from "./acting/actor.ts";
import { recordAudit } from "./acting/audit.ts";

const settingKey = "backup.last";

/** Notes in the live database that a backup of it was made and verified, and who made it. */
export function recordBackup(store: Store, actor: KnownActor, { digest }: { readonly digest: string }): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.put(settingKey, String(tx.at));
    await recordAudit(tx, { ...auditActor(actor), action: "database.backup", details: { digest } });
  });
}

/** When the last verified backup was made, in milliseconds; null where none ever was. */
export async function lastBackupAt(store: Pick<StoreReads, "settings">): Promise<number | null> {
  const noted = await store.settings.get(settingKey);
  return noted === null ? null : Number(noted);
}
