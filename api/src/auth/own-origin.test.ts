import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { isFromOwnPage } from "./own-origin.ts";

function request(headers: Record<string, string>): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: "127.0.0.1" });
  const incoming = new IncomingMessage(socket);
  Object.assign(incoming.headers, headers);
  return incoming;
}

const host = "api.internal:4000";
const trusted = { publicUrl: null, isTrustedProxy: () => true };
const untrusted = { publicUrl: null, isTrustedProxy: () => false };
const published = { publicUrl: new URL("https://rules.example.com"), isTrustedProxy: () => false };

test.each([
  ["no browser", { host }, untrusted, true],
  ["its own host", { host, origin: `http://${host}` }, untrusted, true],
  ["another host", { host, origin: "http://evil.example" }, untrusted, false],
  ["another port", { host, origin: "http://api.internal:4001" }, untrusted, false],
  ["an opaque origin", { host, origin: "null" }, untrusted, false],
  ["what a proxy asks by", { host, origin: `http://${host}`, "x-forwarded-host": "rules.example" }, trusted, false],
  ["a proxy's host", { host, origin: "http://rules.example", "x-forwarded-host": "rules.example" }, trusted, true],
  [
    "a forged proxy's host",
    { host, origin: "http://evil.example", "x-forwarded-host": "evil.example" },
    untrusted,
    false,
  ],
  ["the public address", { host, origin: "https://rules.example.com" }, published, true],
  ["the public address by another scheme", { host, origin: "http://rules.example.com" }, published, false],
  ["the public address by a third scheme", { host, origin: "ftp://rules.example.com" }, published, false],
  ["the public address at another port", { host, origin: "https://rules.example.com:8443" }, published, false],
  [
    "the public address's own port",
    { host: "rules.example.com:443", origin: "https://rules.example.com" },
    published,
    true,
  ],
  ["somebody at the public address", { host, origin: "https://a@rules.example.com" }, published, false],
  ["the public address and more", { host, origin: "https://rules.example.com/" }, published, false],
  ["another name of the same product", { host: "rules", origin: "https://rules" }, published, true],
  ["another name by another scheme", { host: "rules", origin: "http://rules" }, published, false],
  ["its own host behind TLS", { host, origin: `https://${host}` }, untrusted, true],
  ["its own host by another scheme", { host, origin: `ftp://${host}` }, untrusted, false],
  ["a Host that names none", { host: "a b", origin: "http://a b" }, untrusted, false],
  ["below the public address", { host, origin: "https://a.rules.example.com" }, published, false],
  ["a form of another site", { host, "sec-fetch-site": "cross-site" }, untrusted, false],
  ["a form of a neighbouring site", { host, "sec-fetch-site": "same-site" }, untrusted, false],
  ["typed into the address bar", { host, "sec-fetch-site": "none" }, untrusted, true],
] as const)("%s", (_, headers, rules, expected) => {
  expect(isFromOwnPage(request(headers), rules)).toBe(expected);
});
