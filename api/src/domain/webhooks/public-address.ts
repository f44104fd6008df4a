import ipaddr from "ipaddr.js";

/**
 * Whether an IP address is one of the public internet. All others are refused: this machine, private and link-local
 * networks, where clouds keep their metadata, carriers' own, unique-local, multicast, reserved ones, and forms of IPv6
 * that carry an IPv4 address, whatever it is.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === "unicast";
}
