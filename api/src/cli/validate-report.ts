import type { Outcome, ProvinceCode, Verdict } from "@beian/shared";
import { isComplete, isPass, outcomes, provinceCodes, provinceOf } from "@beian/shared";

/** Where a filing was judged; null where its certificate's address names no province. */
type Where = ProvinceCode | null;

/** How many filings came out each way, and how many of them are left open by an enforced rule, whatever they came to. */
type Counts = Record<Outcome | "open", number>;

/** What is counted of a file: no more than provinces × outcomes and findings, however long the file is. */
export interface FileReport {
  lines: number;
  badLines: number;
  /** Filings that may be called passed: nothing found, and nothing enforced left open. */
  passes: number;
  /** Filings with nothing found that something enforced is left open of. */
  openPasses: number;
  readonly byProvince: ReadonlyMap<Where, Readonly<Counts>>;
  /** How many filings have the finding, by its key and by province. */
  readonly byKey: ReadonlyMap<string, ReadonlyMap<Where, number>>;
  count(verdict: Verdict): void;
}

export function newReport(): FileReport {
  const byProvince = new Map<Where, Counts>();
  const byKey = new Map<string, Map<Where, number>>();
  return {
    lines: 0,
    badLines: 0,
    passes: 0,
    openPasses: 0,
    byProvince,
    byKey,
    count(verdict) {
      const { province, outcome, findings } = verdict;
      const counts = byProvince.get(province) ?? noCounts();
      counts[outcome] += 1;
      if (!isComplete(verdict)) counts.open += 1;
      if (isPass(verdict)) this.passes += 1;
      else if (outcome === "PASSES") this.openPasses += 1;
      byProvince.set(province, counts);
      for (const key of new Set(findings.map((found) => found.key))) {
        const provinces = byKey.get(key) ?? new Map<Where, number>();
        provinces.set(province, (provinces.get(province) ?? 0) + 1);
        byKey.set(key, provinces);
      }
    },
  };
}

/** The report as tab-separated lines under headings in both languages: read by people, pasted into a spreadsheet. */
export function linesOfReport(
  { lines, badLines, byProvince, byKey }: FileReport,
  codeOf: (key: string) => string,
): readonly string[] {
  const judged = lines - badLines;
  const places: readonly Where[] = [...provinceCodes, null].filter((where) => byProvince.has(where));
  const total = (counts: Readonly<Counts>) => outcomes.reduce((sum, key) => sum + counts[key], 0);
  const findings = [...byKey].map(([key, provinces]) => {
    const filings = [...provinces.values()].reduce((sum, count) => sum + count, 0);
    return { key, provinces, filings };
  });
  findings.sort((one, other) => other.filings - one.filings || (one.key < other.key ? -1 : 1));
  return [
    `共 ${lines} 行，核对 ${judged} 份，有误 ${badLines} 行 / ${lines} lines, ${judged} filings checked, ${badLines} bad lines`,
    "",
    ["省份 province", "份数 filings", ...outcomes, "未定 open"].join("\t"),
    ...places.map((where) => {
      const counts = byProvince.get(where) ?? noCounts();
      return [provinceNamed(where), total(counts), ...outcomes.map((outcome) => counts[outcome]), counts.open].join(
        "\t",
      );
    }),
    "",
    ["问题 key", "代码 code", "份数 filings", "按省份 by province"].join("\t"),
    ...findings.map(({ key, provinces, filings }) => {
      const each = places.flatMap((where) => {
        const count = provinces.get(where);
        return count === undefined ? [] : [`${where ?? "?"} ${count}`];
      });
      return [key, codeOf(key), filings, each.join(", ")].join("\t");
    }),
  ];
}

function noCounts(): Counts {
  return { PASSES: 0, NEEDS_ATTENTION: 0, FAILS: 0, open: 0 };
}

function provinceNamed(where: Where): string {
  return where === null ? "? 未知 unknown" : `${where} ${provinceOf(where).name.zh} ${provinceOf(where).name.en}`;
}
