import { join } from "node:path";

/** Where the instance's database is. Apart from what opens it, so that commands may name it without loading that. */
export function databaseOf(dataDir: string): string {
  return join(dataDir, "beian.db");
}
