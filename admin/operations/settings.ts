import settings from "../../settings.json" with { type: "json" };

/** What a setting says, or holds where it isn't set; read at each start, never at build. */
export function settingOf(name: "API_URL" | "LOG_LEVEL" | "METRICS_FROM" | "TRUSTED_PROXIES"): string {
  return process.env[name] ?? settings.find((each) => each.name === name)?.fallback ?? "";
}

/** Whether browsers reach the product by https. */
export function isHttps(): boolean {
  return /^https:/i.test(process.env.PUBLIC_URL ?? "");
}
