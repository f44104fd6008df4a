import { normaliseCode } from "./text.ts";

/**
 * Whether a number is of a form from before the merger of certificates: a registration number (15 or 13 digits) or an
 * organisation code (9 characters). An ID card number of 15 digits has the same form, and is as outdated.
 */
export function isOldForm(raw: string): boolean {
  return /^(?:\d{15}|\d{13}|[0-9A-Z]{8}[0-9X])$/.test(normaliseCode(raw));
}
