import { setting } from "@beian/drizzle/schema";
import { eq } from "drizzle-orm";
import type { SettingReads, SettingWrites } from "../ports/settings.ts";
import type { Connection } from "./connection.ts";

export function settingReads({ orm }: Connection): SettingReads {
  return {
    async get(key) {
      return orm.select().from(setting).where(eq(setting.key, key)).get()?.value ?? null;
    },
  };
}

export function settingWrites({ orm }: Connection): SettingWrites {
  return {
    async put(key, value) {
      orm.insert(setting).values({ key, value }).onConflictDoUpdate({ target: setting.key, set: { value } }).run();
    },
  };
}
