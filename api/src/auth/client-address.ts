import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { plainAddress } from "../operations/address.ts";

/** Says whether an address is one of the proxies whose word on X-Forwarded-For is taken. */
export type IsTrustedProxy = (address: string) => boolean;

/** Addresses and networks in CIDR form; answers the first entry that is neither in place of a rule. */
export function trustedProxiesOf(entries: readonly string[]): IsTrustedProxy | { readonly wrong: string } {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", prefix, ...rest] = entry.split("/");
    const family = isIP(address);
    if (family === 0 || rest.length > 0) return { wrong: entry };
    const kind = family === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) {
      list.addAddress(address, kind);
      continue;
    }
    const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
    if (!(bits <= (family === 6 ? 128 : 32))) return { wrong: entry };
    list.addSubnet(address, bits, kind);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/**
 * Where a request comes from: the socket's other end or, where that is a trusted proxy, the last address in
 * X-Forwarded-For that isn't one. What stands before it there anybody could have written. Each address has one spelling.
 */
export function clientAddress(request: IncomingMessage, isTrusted: IsTrustedProxy): string {
  let address = addressIn(request.socket.remoteAddress ?? "") ?? "";
  const forwarded = [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const told = forwarded.map((entry) => entry.trim()).filter((entry) => entry !== "");
  while (isTrusted(address)) {
    const before = addressIn(told.pop() ?? "");
    if (before === null) break;
    address = before;
  }
  return address;
}

/** What proxies write besides the address alone: brackets, and a port. */
const dressed = /^(?:\[(?<bracketed>[^[\]]+)\](?::\d{1,5})?|(?<v4>[\d.]+):\d{1,5})$/;

function addressIn(text: string): string | null {
  const { bracketed, v4 } = dressed.exec(text)?.groups ?? {};
  return plainAddress(bracketed ?? v4 ?? text);
}
