import { isIPv4, isIPv6 } from "node:net";

/** The one spelling of an address: small letters, no zeros in front, no zone, IPv4 in the form of IPv6 as IPv4. */
export function plainAddress(text: string): string | null {
  if (isIPv4(text)) return text;
  const [address = ""] = text.split("%");
  if (!isIPv6(address)) return null;
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(plain) ?? [];
  if (high === undefined || low === undefined) return plain;
  const halves = [high, low].map((half) => Number.parseInt(half, 16));
  return halves.flatMap((half) => [half >> 8, half & 255]).join(".");
}
