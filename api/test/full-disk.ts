import type { Store } from "../src/store/ports/store.ts";
import { openSqliteStore } from "../src/store/sqlite/open.ts";

const pageBytes = 4_096;

/** A store whose file may not grow, as on a full disk: by nothing, unless it is told how many bytes there is room for. */
export async function openFull(file: string, now: () => Date, room?: number): Promise<Store> {
  return openSqliteStore({ file, now, pageLimit: Math.ceil((room ?? (await sizeOf(file, now))) / pageBytes) });
}

async function sizeOf(file: string, now: () => Date): Promise<number> {
  const store = await openSqliteStore({ file, now, mustExist: true });
  return (await store.health().finally(() => store.close())).sizeInBytes;
}
