import { resolve } from "node:path";
import type { Text } from "@beian/shared";
import type { IsTrustedProxy } from "./auth/client-address.ts";
import { trustedProxiesOf } from "./auth/client-address.ts";

/** Where the API listens and keeps its data; everything that the environment decides. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Database and generated secrets, made at first start with mode 0700. */
  readonly dataDir: string;
  /** Whether the interactive query page is served. */
  readonly graphiql: boolean;
  /** The origin at which people's browsers reach the product; null: whichever they use. */
  readonly publicUrl: URL | null;
  readonly isTrustedProxy: IsTrustedProxy;
}

/** A variable of the environment that can't be taken. */
export class InvalidConfig extends Error {
  constructor(variable: string, why: Text) {
    super(`${variable}：${why.zh} / ${variable}: ${why.en}`);
  }
}

/** Reads the environment, the only place that does; throws InvalidConfig naming the first wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  return {
    host: hostOf(environment.HOST ?? "127.0.0.1"),
    port: portOf("API_PORT", environment.API_PORT ?? "4000"),
    dataDir: dataDirOf(environment.DATA_DIR ?? "./data"),
    graphiql: switchOf("GRAPHIQL", environment.GRAPHIQL ?? (environment.NODE_ENV === "production" ? "off" : "on")),
    publicUrl: environment.PUBLIC_URL === undefined ? null : originOf(environment.PUBLIC_URL),
    isTrustedProxy: proxiesOf(environment.TRUSTED_PROXIES ?? "127.0.0.0/8,::1"),
  };
}

function portOf(variable: string, text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new InvalidConfig(variable, { zh: "应为 0 到 65535 的端口号", en: "must be a port from 0 to 65535" });
  return port;
}

function hostOf(text: string): string {
  if (!/^[A-Za-z0-9.:_-]+$/.test(text))
    throw new InvalidConfig("HOST", { zh: "应为主机名或 IP 地址", en: "must be a host name or an IP address" });
  return text;
}

function dataDirOf(text: string): string {
  if (text.trim() === "")
    throw new InvalidConfig("DATA_DIR", { zh: "应为目录路径", en: "must be the path of a directory" });
  return resolve(text);
}

function originOf(text: string): URL {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url;
  throw new InvalidConfig("PUBLIC_URL", {
    zh: "应为不带路径的网址，如 https://rules.example.com",
    en: "must be an address without a path, such as https://rules.example.com",
  });
}

function proxiesOf(text: string): IsTrustedProxy {
  const trusted = trustedProxiesOf(text === "none" ? [] : text.split(",").map((entry) => entry.trim()));
  if (typeof trusted === "function") return trusted;
  throw new InvalidConfig("TRUSTED_PROXIES", {
    zh: `应为以逗号分隔的 IP 地址或网段，或 none，而不是“${trusted.wrong}”`,
    en: `must be addresses or networks separated by commas, or none, not '${trusted.wrong}'`,
  });
}

function switchOf(variable: string, text: string): boolean {
  if (text === "on") return true;
  if (text === "off") return false;
  throw new InvalidConfig(variable, { zh: "应为 on 或 off", en: "must be on or off" });
}
