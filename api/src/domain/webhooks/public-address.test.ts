import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address.ts";
import { whyUnreachable } from "./subscriber-url.ts";

test.each(["1.1.1.1", "8.8.8.8", "114.114.114.114", "172.32.0.1", "100.128.0.1", "2400:3200::1", "2606:4700::1111"])(
  "%s is public",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  ["loopback", "127.0.0.1"],
  ["loopback", "127.255.255.254"],
  ["loopback", "::1"],
  ["unspecified", "0.0.0.0"],
  ["unspecified", "::"],
  ["private", "10.0.0.1"],
  ["private", "172.16.0.1"],
  ["private", "172.31.255.255"],
  ["private", "192.168.1.1"],
  ["link-local", "169.254.1.1"],
  ["cloud metadata", "169.254.169.254"],
  ["cloud metadata", "100.100.100.200"],
  ["cloud metadata", "fd00:ec2::254"],
  ["link-local", "fe80::1"],
  ["unique-local", "fc00::1"],
  ["site-local", "fec0::1"],
  ["carrier-grade NAT", "100.64.0.1"],
  ["multicast", "224.0.0.1"],
  ["multicast", "ff02::1"],
  ["broadcast", "255.255.255.255"],
  ["reserved", "240.0.0.1"],
  ["documentation", "192.0.2.1"],
  ["documentation", "2001:db8::1"],
  ["benchmarking", "198.18.0.1"],
  ["IPv4-mapped", "::ffff:10.0.0.1"],
  ["IPv4-mapped", "::ffff:8.8.8.8"],
  ["IPv4-compatible", "::10.0.0.1"],
  ["NAT64", "64:ff9b::a00:1"],
  ["6to4", "2002:a00:1::"],
  ["Teredo", "2001::1"],
  ["6to4", "2002:7f00:1::1"],
  ["Teredo", "2001:0:a00:1::"],
  ["IPv4-compatible, in hexadecimal", "::a00:1"],
  ["IPv4-mapped, in hexadecimal", "::ffff:a00:1"],
  ["IPv4-mapped, at length", "0:0:0:0:0:ffff:127.0.0.1"],
  ["IPv4-translated", "::ffff:0:10.0.0.1"],
  ["NAT64", "64:ff9b::10.0.0.1"],
  ["NAT64 of a network's own", "64:ff9b:1::a00:1"],
  ["documentation", "3fff::1"],
  ["6bone", "3ffe::1"],
  ["ORCHID", "2001:20::1"],
  ["segment routing", "5f00::1"],
  ["not given out", "4000::1"],
  ["not given out", "1fff:ffff::1"],
  ["discard", "100::1"],
  ["with a zone", "fe80::1%eth0"],
  ["with a zone", "2606:4700::1111%eth0"],
  ["octal", "010.8.8.8"],
  ["octal", "0177.0.0.1"],
  ["hexadecimal", "0x8.8.8.8"],
  ["a single number", "134744072"],
  ["short", "8.8"],
  ["with a space", " 8.8.8.8"],
  ["with a port", "8.8.8.8:443"],
  ["in brackets", "[2606:4700::1111]"],
  ["no address", "localhost"],
  ["no address", ""],
])("not public, %s: %s", (_, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

const byte = fc.nat(255);
const inside = fc.oneof(
  fc.tuple(fc.constant(10), byte, byte, byte),
  fc.tuple(fc.constant(127), byte, byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
);

const hex = (high: number, low: number) => ((high << 8) | low).toString(16);
const octal = (part: number) => `0${part.toString(8)}`;

/** The ways in which a URL can say an IPv4 address, and those in which IPv6 carries one. */
const spellings: readonly ((parts: readonly [number, number, number, number]) => string)[] = [
  (parts) => parts.join("."),
  (parts) => parts.map((part) => `0x${part.toString(16)}`).join("."),
  (parts) => parts.map(octal).join("."),
  ([a, b, c, d]) => String(((a * 256 + b) * 256 + c) * 256 + d),
  ([a, b, c, d]) => `0x${(((a * 256 + b) * 256 + c) * 256 + d).toString(16)}`,
  ([a, b, c, d]) => `${a}.${(b * 256 + c) * 256 + d}`,
  ([a, b, c, d]) => `${a}.${octal(b)}.${c * 256 + d}`,
  (parts) => `${parts.join(".")}.`,
  (parts) => `[::${parts.join(".")}]`,
  ([a, b, c, d]) => `[::${hex(a, b)}:${hex(c, d)}]`,
  (parts) => `[::ffff:${parts.join(".")}]`,
  ([a, b, c, d]) => `[0:0:0:0:0:FFFF:${hex(a, b)}:${hex(c, d)}]`,
  (parts) => `[::ffff:0:${parts.join(".")}]`,
  (parts) => `[64:ff9b::${parts.join(".")}]`,
  ([a, b, c, d]) => `[64:ff9b:1::${hex(a, b)}:${hex(c, d)}]`,
  ([a, b, c, d]) => `[2002:${hex(a, b)}:${hex(c, d)}::1]`,
  ([a, b, c, d]) => `[2001:0:${hex(a, b)}:${hex(c, d)}::]`,
  ([a, b, c, d]) => `[2001:0:1:2:3:4:${hex(255 - a, 255 - b)}:${hex(255 - c, 255 - d)}]`,
];

test("an inner IPv4 address is refused however a URL spells it, alone or within IPv6", () => {
  fc.assert(
    fc.property(inside, fc.constantFrom(...spellings), (parts, spelled) => {
      const url = new URL(`https://${spelled(parts)}/hook`);
      expect(whyUnreachable(url, () => false)).not.toBeNull();
    }),
    { numRuns: 2_000 },
  );
});

test("of IPv6 nothing outside 2000::/3 is public", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const address = ipaddr.fromByteArray([...bytes]);
      fc.pre((bytes[0] ?? 0) >> 5 !== 1);
      expect(isPublicAddress(address.toString())).toBe(false);
      expect(isPublicAddress(address.toNormalizedString())).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});
