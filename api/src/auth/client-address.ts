import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

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
 * X-Forwarded-For that isn't one. What stands before it there anybody could have written.
 */
export function clientAddress(request: IncomingMessage, isTrusted: IsTrustedProxy): string {
  let address = plain(request.socket.remoteAddress ?? "");
  const forwarded = [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  while (isTrusted(address)) {
    const before = plain(forwarded.pop()?.trim() ?? "");
    if (isIP(before) === 0) break;
    address = before;
  }
  return address;
}

/** An IPv4 address that came in by an IPv6 socket, as IPv4. */
function plain(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? address;
}
