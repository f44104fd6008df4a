import type { SubjectNature } from "../filing/vocabulary.ts";

/**
 * Who registers and what, by the first place of a unified code and, where the standard names bodies, the second:
 * GB 32100-2015, table 1, with the registers added by its amendments.
 */
const bodies: Readonly<Record<string, string>> = {
  "1": "1239",
  "2": "19",
  "3": "1234569",
  "4": "19",
  "5": "123459",
  "6": "129",
  "7": "129",
  "8": "129",
  "9": "1239",
  A: "19",
  G: "19",
  J: "19",
  N: "1239",
  Q: "1239",
  Y: "1",
};

/** What the codes of a subject's nature begin with; a nature that isn't named may have any. */
const byNature: Readonly<Partial<Record<SubjectNature, readonly string[]>>> = {
  ENTERPRISE: ["91", "93"],
  SOLE_TRADER: ["92"],
  GOVERNMENT: ["11", "13", "19"],
  INSTITUTION: ["12", "19", "A1", "A9"],
  SOCIAL_ORG: ["51", "59", "13", "81", "82", "89", "71", "72", "79"],
  PRIVATE_NON_ENTERPRISE: ["52", "59"],
  FOUNDATION: ["53", "59"],
  LAW_FIRM: ["31", "39"],
  MILITARY: ["A1", "A9", "11", "12", "19"],
};

/** Whether the standard has a register and a body for a code's first two places. */
export function isKnownBody(code: string): boolean {
  return bodies[code.charAt(0)]?.includes(code.charAt(1)) ?? false;
}

/** Whether a code is one of the market regulator's, who alone issues business licences. */
export function isMarketRegulators(code: string): boolean {
  return code.startsWith("9");
}

/** Whether a subject of a nature can have a code, by its first two places. */
export function fitsNature(code: string, nature: SubjectNature): boolean {
  return byNature[nature]?.includes(code.slice(0, 2)) ?? true;
}

/** The natures whose codes begin as a code does. */
export function naturesOf(code: string): readonly SubjectNature[] {
  const start = code.slice(0, 2);
  // A public body's code isn't said to be the military's, though the military may have one.
  return Object.entries(byNature).flatMap(([nature, starts]) =>
    starts.includes(start) && !(nature === "MILITARY" && start.startsWith("1")) ? [nature as SubjectNature] : [],
  );
}

/** The first two places of the usual code of a nature; null where any may do. */
export function codeStartOf(nature: SubjectNature): string | null {
  return byNature[nature]?.[0] ?? null;
}
