import { base64urlnopad, utf8 } from "@scure/base";
import * as z from "zod";
import { isCalendarDate } from "../dates.ts";
import type { Filing } from "../filing/schema.ts";
import { provinceCodes } from "../provinces.ts";
import type { Sha256 } from "../rulebook/digest.ts";
import { canonicalJson, sha256Hex } from "../rulebook/digest.ts";

/** Browsers and Node have it, though it is of neither's language. */
declare const btoa: (latin1: string) => string;

const date = z.string().refine(isCalendarDate);

const bodySchema = z.strictObject({
  /** Digest of the rule book. */
  book: z.string().regex(/^[0-9a-f]{64}$/),
  /** The date whose rules were asked for. */
  asOf: date,
  /** The edition of the engine that judged; left out by the first, whose receipts name none. */
  engine: z.int().min(2).optional(),
  /** The instant up to which history was read; null for a book without history. */
  knownAt: z.iso.datetime().nullable(),
  province: z.enum(provinceCodes).nullable(),
  /** The day on which the filing counted as handed in. */
  on: date,
  /** Digest of the filing, so that a receipt fits one input only and yet tells nothing of it. */
  filing: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What a receipt names: the rules and the input of a verdict. The server signs it; a browser makes the same one unsigned. */
export type ReceiptBody = z.output<typeof bodySchema>;

/** The receipt's body as text: base64url of canonical JSON. */
export function encodeReceipt({ asOf, book, engine, filing, knownAt, on, province }: ReceiptBody): string {
  // ASCII with the names in order: JSON's own form is the canonical one.
  const json = JSON.stringify({ asOf, book, engine, filing, knownAt, on, province });
  return btoa(json).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** As a receipt's body names an edition of the engine. */
export function namedEdition(edition: number): Pick<ReceiptBody, "engine"> {
  return edition === 1 ? {} : { engine: edition };
}

/** The edition of the engine that judged what a receipt names. */
export function editionNamed({ engine = 1 }: ReceiptBody): number {
  return engine;
}

/** Reads the text of a receipt's body; null where it is none. */
export function decodeReceipt(text: string): ReceiptBody | null {
  try {
    const parsed = bodySchema.safeParse(JSON.parse(utf8.encode(base64urlnopad.decode(text))));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** SHA-256 of the filing's canonical form, in hex; where there is a faster SHA-256 than the browser's, by that. */
export function digestOfFiling(filing: Filing, sha256: Sha256 = sha256Hex): string {
  return sha256(canonicalJson(filing));
}
