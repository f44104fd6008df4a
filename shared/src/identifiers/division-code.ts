import type { ProvinceCode } from "../provinces.ts";
import { provinces } from "../provinces.ts";

/**
 * The province of a GB/T 2260 code, by its first two digits; null for a national body (10), Taiwan, Hong Kong and
 * Macao (71, 81, 82) and for anything else that is none of the 31.
 */
export function provinceOfDivisionCode(code: string): ProvinceCode | null {
  return provinceByPrefix.get(code.slice(0, 2)) ?? null;
}

/** Whether a code is a national body's (10) or of Taiwan, Hong Kong or Macao (71, 81, 82), whom no province registers. */
export function isNationalDivision(code: string): boolean {
  return /^(?:10|71|8[12])/.test(code);
}

const provinceByPrefix = new Map(provinces.map((province) => [province.divisionCode.slice(0, 2), province.code]));
