import { resolve } from "node:path";
import type { Text } from "@beian/shared";
import type { IsTrustedProxy } from "./auth/client-address.ts";
import { trustedProxiesOf } from "./auth/client-address.ts";
import type { IsHostAllowed } from "./domain/webhooks/subscriber-url.ts";
import type { IsOriginAllowed } from "./http/cross-origin.ts";
import type { LogLevel } from "./operations/log.ts";
import { logLevels } from "./operations/log.ts";
import type { Allowances } from "./operations/rates.ts";
import { looksRight, settingIn } from "./settings.ts";
import { allowedHostsOf } from "./webhooks/allowed-hosts.ts";

/** Where the API listens and keeps its data; everything that the environment decides. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Database and generated secrets, made at first start with mode 0700. */
  readonly dataDir: string;
  /** Whether the interactive query page is served, and errors name what one may have meant: for development. */
  readonly graphiql: boolean;
  /** The origin at which people's browsers reach the product; null: whichever they use. */
  readonly publicUrl: URL | null;
  readonly isTrustedProxy: IsTrustedProxy;
  /** Whose pages may read the API from browsers, beside the product's own. */
  readonly isOriginAllowed: IsOriginAllowed;
  readonly allowances: Allowances;
  /** The hosts that webhooks may reach by http or at private addresses. */
  readonly isWebhookHostAllowed: IsHostAllowed;
  /** The addresses that may read /metrics. */
  readonly mayReadMetrics: IsTrustedProxy;
  /** The collector that traces go to by OTLP over HTTP; null: none. */
  readonly otlpEndpoint: URL | null;
  readonly logLevel: LogLevel;
}

/** A variable of the environment that can't be taken. */
export class InvalidConfig extends Error {
  constructor(variable: string, why: Text) {
    super(`${variable}：${why.zh} / ${variable}: ${why.en}`);
  }
}

/** Reads the environment, the only place that does; throws InvalidConfig naming the first wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = (name: string) => settingIn(environment, name) ?? "";
  return {
    host: hostOf(given("HOST")),
    port: portOf("API_PORT", given("API_PORT")),
    dataDir: dataDirOf(given("DATA_DIR")),
    graphiql: switchOf("GRAPHIQL", given("GRAPHIQL")),
    publicUrl: environment.PUBLIC_URL === undefined ? null : webOriginOf("PUBLIC_URL", environment.PUBLIC_URL),
    isTrustedProxy: networksOf("TRUSTED_PROXIES", given("TRUSTED_PROXIES")),
    isOriginAllowed: originsOf(given("CORS_ORIGINS")),
    allowances: {
      mutations: amountOf("MUTATIONS_PER_MINUTE", given("MUTATIONS_PER_MINUTE")),
      cost: amountOf("COST_PER_MINUTE", given("COST_PER_MINUTE")),
    },
    isWebhookHostAllowed: webhookHostsOf(given("WEBHOOK_HOSTS")),
    mayReadMetrics: networksOf("METRICS_FROM", given("METRICS_FROM")),
    otlpEndpoint: endpointOf(given("OTEL_EXPORTER_OTLP_ENDPOINT")),
    // Tests run in silence but for errors.
    logLevel: logLevelOf(environment.LOG_LEVEL ?? (environment.NODE_ENV === "test" ? "error" : given("LOG_LEVEL"))),
  };
}

function portOf(variable: string, text: string): number {
  // 0 is whichever is free; only the starter, which has to tell the admin, takes none of it.
  if (!looksRight(variable, text))
    throw new InvalidConfig(variable, { zh: "应为 0 到 65535 的端口号", en: "must be a port from 0 to 65535" });
  return Number(text);
}

function hostOf(text: string): string {
  if (!looksRight("HOST", text))
    throw new InvalidConfig("HOST", { zh: "应为主机名或 IP 地址", en: "must be a host name or an IP address" });
  return text;
}

function dataDirOf(text: string): string {
  if (!looksRight("DATA_DIR", text))
    throw new InvalidConfig("DATA_DIR", { zh: "应为目录路径", en: "must be the path of a directory" });
  return resolve(text);
}

function webOriginOf(variable: string, text: string): URL {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url;
  throw new InvalidConfig(variable, {
    zh: "应为不带路径的网址，如 https://rules.example.com",
    en: "must be an address without a path, such as https://rules.example.com",
  });
}

function originsOf(text: string): IsOriginAllowed {
  if (text === "none") return () => false;
  if (text === "*") return () => true;
  const allowed = new Set(text.split(",").map((entry) => webOriginOf("CORS_ORIGINS", entry.trim()).origin));
  return (origin) => allowed.has(origin);
}

function amountOf(variable: string, text: string): number {
  const amount = Number(text);
  if (!/^[1-9]\d{0,11}$/.test(text))
    throw new InvalidConfig(variable, { zh: "应为正整数", en: "must be a whole number above 0" });
  return amount;
}

function networksOf(variable: string, text: string): IsTrustedProxy {
  const trusted = trustedProxiesOf(text === "none" ? [] : text.split(",").map((entry) => entry.trim()));
  if (typeof trusted === "function") return trusted;
  throw new InvalidConfig(variable, {
    zh: `应为以逗号分隔的 IP 地址或网段，或 none，而不是“${trusted.wrong}”`,
    en: `must be addresses or networks separated by commas, or none, not '${trusted.wrong}'`,
  });
}

function webhookHostsOf(text: string): IsHostAllowed {
  const allowed = allowedHostsOf(text === "none" ? [] : text.split(",").map((entry) => entry.trim()));
  if (typeof allowed === "function") return allowed;
  throw new InvalidConfig("WEBHOOK_HOSTS", {
    zh: `应为以逗号分隔的主机名或 IP 地址，可带端口，或 none，而不是“${allowed.wrong}”`,
    en: `must be hosts separated by commas, each with or without a port, or none, not '${allowed.wrong}'`,
  });
}

function endpointOf(text: string): URL | null {
  if (text === "") return null;
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new InvalidConfig("OTEL_EXPORTER_OTLP_ENDPOINT", {
    zh: "应为网址，如 http://collector:4318",
    en: "must be an address such as http://collector:4318",
  });
}

function logLevelOf(text: string): LogLevel {
  const level = logLevels.find((one) => one === text);
  if (level) return level;
  throw new InvalidConfig("LOG_LEVEL", {
    zh: `应为 ${logLevels.join("、")} 之一`,
    en: `must be one of ${logLevels.join(", ")}`,
  });
}

function switchOf(variable: string, text: string): boolean {
  if (!looksRight(variable, text)) throw new InvalidConfig(variable, { zh: "应为 on 或 off", en: "must be on or off" });
  return text === "on";
}
