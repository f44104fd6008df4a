import { readFileSync } from "node:fs";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { clientAddress, trustedProxiesOf } from "./client-address.ts";

/** A request from a peer with this X-Forwarded-For. */
function from(peer: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: peer });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers["x-forwarded-for"] = forwarded;
  return request;
}

function trusting(...entries: string[]) {
  const trusted = trustedProxiesOf(entries);
  if (typeof trusted !== "function") throw new Error(trusted.wrong);
  return trusted;
}

test.each([
  ["no proxy is trusted", [], "198.51.100.7", "203.0.113.1", "198.51.100.7"],
  ["the peer is no proxy", ["127.0.0.1"], "198.51.100.7", "203.0.113.1", "198.51.100.7"],
  ["one proxy", ["127.0.0.1"], "127.0.0.1", "203.0.113.1", "203.0.113.1"],
  ["one proxy, forged entries before", ["127.0.0.1"], "127.0.0.1", "192.0.2.1, 203.0.113.1", "203.0.113.1"],
  ["two proxies", ["127.0.0.1", "10.0.0.0/8"], "127.0.0.1", "192.0.2.1, 203.0.113.1, 10.1.2.3", "203.0.113.1"],
  ["a proxy that says nothing", ["127.0.0.1"], "127.0.0.1", undefined, "127.0.0.1"],
  ["a proxy that says nonsense", ["127.0.0.1"], "127.0.0.1", "203.0.113.1, unknown", "127.0.0.1"],
  ["IPv4 by an IPv6 socket", ["127.0.0.0/8"], "::ffff:127.0.0.1", "203.0.113.1", "203.0.113.1"],
  ["IPv4 by an IPv6 socket, in digits of sixteen", ["127.0.0.0/8"], "::ffff:7f00:1", "203.0.113.1", "203.0.113.1"],
  ["a proxy that adds ports", ["127.0.0.1"], "127.0.0.1", "192.0.2.1:1, 203.0.113.1:4711", "203.0.113.1"],
  ["a proxy that writes brackets", ["127.0.0.1"], "127.0.0.1", "[2001:DB8::0001]:443", "2001:db8::1"],
  [
    "brackets without a port",
    ["127.0.0.1", "2001:db8::/32"],
    "127.0.0.1",
    "[2001:dead::1], [2001:db8::5]",
    "2001:dead::1",
  ],
  [
    "IPv4 in the form of IPv6",
    ["127.0.0.1", "10.0.0.0/8"],
    "127.0.0.1",
    "::ffff:203.0.113.1, ::FFFF:10.1.2.3",
    "203.0.113.1",
  ],
  ["a zone", ["127.0.0.1"], "127.0.0.1", "fe80::1%eth0", "fe80::1"],
  ["empty entries", ["127.0.0.1", "10.0.0.0/8"], "127.0.0.1", "203.0.113.1, , 10.1.2.3,", "203.0.113.1"],
  ["an address that isn't one", ["127.0.0.1"], "127.0.0.1", "192.0.2.1, 203.0.113.256", "127.0.0.1"],
  ["an address with a host's name", ["127.0.0.1"], "127.0.0.1", "192.0.2.1, evil.example", "127.0.0.1"],
  ["proxies all the way", ["127.0.0.1", "10.0.0.0/8"], "127.0.0.1", "10.0.0.1, 10.1.2.3", "10.0.0.1"],
  ["IPv6", ["::1", "2001:db8::/32"], "::1", "2001:dead::1, 2001:db8::5", "2001:dead::1"],
] as const)("%s", (_, proxies, peer, forwarded, expected) => {
  expect(clientAddress(from(peer, forwarded), trusting(...proxies))).toBe(expected);
});

test("behind the containers of deploy/compose.yaml clients are told apart, and can't claim to be others", () => {
  const compose = readFileSync(new URL("../../../deploy/compose.yaml", import.meta.url), "utf8");
  const proxies = /^ +TRUSTED_PROXIES: (\S+)$/m.exec(compose)?.[1]?.split(",") ?? [];
  const [admin, api, gateway] = [/ipv4_address: (\S+\.3) /, /ipv4_address: (\S+\.2) /, /gateway: ([\d.]+) /].map(
    (form) => form.exec(compose)?.[1] ?? "",
  );
  const isTrusted = trusting(...proxies);
  // The proxy with TLS names its client, the admin the gateway by which the proxy comes.
  expect(clientAddress(from(admin ?? "", `203.0.113.7, ${gateway}`), isTrusted)).toBe("203.0.113.7");
  expect(clientAddress(from(admin ?? "", `10.0.0.1, 203.0.113.8, ${gateway}`), isTrusted)).toBe("203.0.113.8");
  expect(clientAddress(from(admin ?? "", `2001:db8::7, ${gateway}`), isTrusted)).toBe("2001:db8::7");
  expect(isTrusted(api ?? "")).toBe(false);
  expect([admin, api, gateway]).toEqual(["172.31.250.3", "172.31.250.2", "172.31.250.1"]);
  expect(compose).toContain('ports: ["127.0.0.1:3000:3000"]');
});

test.each(["localhost", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8", "", "300.1.1.1"])("%s is no proxy", (entry) => {
  expect(trustedProxiesOf(["127.0.0.1", entry])).toEqual({ wrong: entry });
});
