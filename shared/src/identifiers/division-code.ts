import type { ProvinceCode } from "../provinces.ts";
import { provinces } from "../provinces.ts";

/**
 * The province of a GB/T 2260 code, by its first two digits; null for a national body (10), Taiwan, Hong Kong and
 * Macao (71, 81, 82) and for anything else that is none of the 31.
 */
export function provinceOfDivisionCode(code: string): ProvinceCode | null {
  return provinceByPrefix.get(code.slice(0, 2)) ?? null;
}

const provinceByPrefix = new Map(provinces.map((province) => [province.divisionCode.slice(0, 2), province.code]));
