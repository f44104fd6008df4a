import { settingOf } from "../operations/settings.ts";

/** Where the GraphQL API listens, as the server sees it; read at each start, never at build. */
export function apiAddress(path: string): URL {
  return new URL(path, settingOf("API_URL"));
}
