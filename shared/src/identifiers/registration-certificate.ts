import { normaliseProse } from "./text.ts";

/**
 * Whether a text is the number of an institution's or a social organisation's certificate from before unified codes: a
 * serial number, behind the words of the register or by itself, such as 事证第133010600012号 or 社证字第4321号.
 */
export function isSerialNumber(raw: string): boolean {
  return /^(?:[\p{Script=Han}()〔〕]{0,12}(?:第|字))?[0-9-]{4,16}号?$/u.test(normaliseProse(raw).replaceAll(" ", ""));
}
