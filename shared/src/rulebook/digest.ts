import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** JSON in the one canonical form of RFC 8785, so that equal contents have equal bytes. */
export function canonicalJson(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new TypeError("a value that JSON can't hold");
  return json;
}

/** The SHA-256 of a text's UTF-8, in hex. */
export type Sha256 = (text: string) => string;

/** In JavaScript alone, so that browsers have it without waiting. */
export const sha256Hex: Sha256 = (text) => bytesToHex(sha256(utf8ToBytes(text)));

/** SHA-256 of the canonical form, in hex. */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
