import { isIP } from "node:net";
import { isWithin, networksOf } from "../operations/networks.ts";
import { settingOf } from "../operations/settings.ts";

/** Who asks, by what came in: the last address that is none of TRUSTED_PROXIES, of IPv6 its network. */
export function callerOf(forwardedFor: string | null): string {
  const trusted = networksOf(settingOf("TRUSTED_PROXIES"));
  const addresses = (forwardedFor ?? "").split(",").map((each) => each.trim());
  const address = addresses.findLast((each) => !isWithin(trusted, each)) ?? addresses.at(-1) ?? "";
  return isIP(address) === 6 ? network(address) : address;
}

/** The first 64 bits: what is behind them is one's own to choose. */
function network(address: string): string {
  const [plain = ""] = address.split("%");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped) return mapped;
  const [before = "", after] = plain.toLowerCase().split("::");
  const left = before.split(":").filter(Boolean);
  const right = (after ?? "").split(":").filter(Boolean);
  const zeros =
    after === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
