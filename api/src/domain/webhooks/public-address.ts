import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** All that has been given out of IPv6's public internet. */
const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

/** What lies within it and isn't public all the same, or carries an IPv4 address, whatever it is. */
const special = [
  // Protocols of their own: Teredo, AMT, ORCHID, benchmarking.
  "2001::/23",
  // Documentation.
  "2001:db8::/32",
  "3fff::/20",
  // 6to4.
  "2002::/16",
  // Given back: the former 6bone.
  "3ffe::/16",
].map((network) => ipaddr.IPv6.parseCIDR(network));

/**
 * Whether an IP address is one of the public internet. All others are refused: this machine, private and link-local
 * networks, where clouds keep their metadata, carriers' own, unique-local, multicast, reserved ones, forms of IPv6 that
 * carry an IPv4 address, and spellings that two readers might take for two addresses.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes("%")) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === "unicast";
  return (
    parsed.match(globalUnicast) && !special.some((network) => parsed.match(network)) && parsed.range() === "unicast"
  );
}
