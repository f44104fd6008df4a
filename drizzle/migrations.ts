import { fileURLToPath } from "node:url";

/** Where the migrations stand, with drizzle-kit's journal beside them. */
export const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));
