import { isIP } from "node:net";
import type { Text } from "@beian/shared";
import { InvalidInput } from "../acting/refusal.ts";
import { isPublicAddress } from "./public-address.ts";

/** Whether the operator allowed to reach a host in spite of the rules for all others: by http, at a private address. */
export type IsHostAllowed = (url: URL) => boolean;

const longestUrl = 2_000;

/** An address that webhooks may be sent to; throws InvalidInput. Names are looked up when something is sent. */
export function subscriberUrl(text: string, path: readonly string[], isHostAllowed: IsHostAllowed): URL {
  const refuse = (zh: string, en: string) => new InvalidInput(path, { zh, en });
  const url = text.length > longestUrl ? null : URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "" || url.hash !== "")
    throw refuse(
      "应为 https 网址，不含用户名、密码和 # 片段",
      "must be an https address without user, password or fragment",
    );
  const refusal = whyUnreachable(url, isHostAllowed);
  if (refusal) throw new InvalidInput(path, refusal);
  return url;
}

/** Why nothing is sent to the address, as far as it tells by itself; null where it may be. */
export function whyUnreachable(url: URL, isHostAllowed: IsHostAllowed): Text | null {
  if (isHostAllowed(url)) return null;
  if (url.protocol !== "https:")
    return {
      zh: "仅支持 https；其他主机须由运维通过 WEBHOOK_HOSTS 允许",
      en: "must be https; the operator can allow a host by WEBHOOK_HOSTS",
    };
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isPublicAddress(host))
    return { zh: "不能是内部网络地址", en: "must not be an address of an internal network" };
  return null;
}
