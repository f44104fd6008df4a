import { normaliseProse } from "./text.ts";

/**
 * Whether a text is the number of an institution's or a social organisation's certificate from before unified codes: a
 * serial number behind the words of the register, such as 社证字第4321号, or an institution's 12 digits by themselves.
 */
export function isSerialNumber(raw: string): boolean {
  const text = normaliseProse(raw).replaceAll(" ", "");
  return /^\p{Script=Han}[\p{Script=Han}()〔〕]{0,11}[0-9][0-9-]{2,15}号?$/u.test(text) || /^[0-9]{12}$/.test(text);
}
