import type { AuditEvent } from "./ports/audit.ts";
import type { Store } from "./ports/store.ts";
import { openSqliteStore } from "./sqlite/open.ts";
import { databaseOf } from "./where.ts";

export interface OpeningOptions {
  readonly now: () => Date;
  /** Whether a missing database is a trouble; it is made otherwise. */
  readonly mustExist?: boolean;
  /** Told of every event of the audit once it is there to stay, within the request that it belongs to. */
  readonly audited?: (event: AuditEvent) => void;
}

/** Opens the instance's database: the one place that knows which kind it is. */
export function openStore({ dataDir, ...options }: OpeningOptions & { readonly dataDir: string }): Promise<Store> {
  return openFile(databaseOf(dataDir), options);
}

/** Opens a file such as a backup made, or a copy of a database. */
export function openFile(file: string, options: OpeningOptions): Promise<Store> {
  return openSqliteStore({ file, ...options });
}
