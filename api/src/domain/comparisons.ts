import type {
  Catalogue,
  ComparisonRow,
  PlainDate,
  ProvinceCode,
  Requirement,
  Rule,
  RuleDifference,
  Topic,
} from "@beian/shared";
import { compareProvinces, differenceOf, provinceCodes } from "@beian/shared";
import { requirementNamed } from "./requirement-named.ts";
import type { Rulebooks, RulesTime } from "./rulebooks.ts";
import { units, workUnderWay } from "./work.ts";

/** Which part of the rule book to lay side by side. */
export interface ComparisonScope extends RulesTime {
  readonly provinces?: readonly ProvinceCode[];
  /** Keys, in the order of the rows. */
  readonly requirements?: readonly string[];
  readonly topic?: Topic;
  readonly onlyDifferences: boolean;
}

export interface Comparisons {
  compare(scope: ComparisonScope): Promise<{
    readonly asOf: PlainDate;
    readonly provinces: readonly ProvinceCode[];
    readonly rows: readonly ComparisonRow[];
  }>;
  difference(from: RulesOf, to: RulesOf): Promise<readonly RuleDifference[]>;
  /** One rule; null where nothing is recorded. */
  rule(province: ProvinceCode, requirement: string, time: RulesTime): Promise<Rule | null>;
}

export interface RulesOf extends RulesTime {
  readonly province: ProvinceCode;
}

export function createComparisons({ rulebooks }: { rulebooks: Rulebooks }): Comparisons {
  const rulesAt = async ({ province, ...time }: RulesOf) => (await rulebooks.at(time)).rules(province);

  return {
    async compare({ provinces = provinceCodes, requirements, topic, onlyDifferences, ...time }) {
      const book = await rulebooks.at(time);
      workUnderWay().spend(units.comparison);
      const columns = [...new Set(provinces)];
      const rows = compareProvinces(book.document, columns, rowsOf(book.catalogue, requirements, topic)).filter(
        ({ distinct }) => !onlyDifferences || distinct > 1,
      );
      return { asOf: book.asOf, provinces: columns, rows };
    },
    async difference(from, to) {
      workUnderWay().spend(units.difference);
      return differenceOf(await rulesAt(from), await rulesAt(to), rulebooks.catalogue.requirements);
    },
    async rule(province, requirement, time) {
      const book = await rulebooks.at(time);
      const { key } = requirementNamed(book.catalogue, requirement, ["requirement"]);
      return book.rules(province).get(key) ?? null;
    },
  };
}

function rowsOf(
  catalogue: Catalogue,
  keys: readonly string[] | undefined,
  topic: Topic | undefined,
): readonly Requirement[] {
  const named =
    keys === undefined
      ? catalogue.requirements
      : [...new Set(keys)].map((key, index) => requirementNamed(catalogue, key, ["requirements", String(index)]));
  return topic === undefined ? named : named.filter((requirement) => requirement.topic === topic);
}
