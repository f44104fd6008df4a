import { unreadRequirements } from "../catalogue/unread.ts";
import type { PlainDate } from "../dates.ts";
import type { Engine } from "../engine/engine.ts";
import { engineOf } from "../engine/engine.ts";
import { lineOf } from "../engine/leaf.ts";
import type { Plan } from "../engine/plan.ts";
import { judgedAt, judgedEverywhere, outcomesOf, planOf, upshotsOf } from "../engine/plan.ts";
import { asked } from "../engine/sheet.ts";
import type { Facts } from "../filing/facts.ts";
import { factsOf } from "../filing/facts.ts";
import type { Filing } from "../filing/schema.ts";
import type { FilingType, SubjectNature } from "../filing/vocabulary.ts";
import { failed } from "../findings/check-result.ts";
import { finding } from "../findings/finding.ts";
import type { ProvinceCode } from "../provinces.ts";
import { provinceCodes } from "../provinces.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { AnyRulebook } from "../rulebook/document.ts";
import { layersOf } from "../rulebook/document.ts";
import type { RuleLayers } from "../rulebook/resolve.ts";
import type { Rule } from "../rulebook/rule.ts";
import { rulesOf } from "../rulebook/rules-of.ts";
import type { RuleValue } from "../values/value-spec.ts";
import { provinceUnknown } from "./universal/province-unknown.ts";
import { universalChecks } from "./universal/registry.ts";
import type { Outcome, Upshot, Verdict } from "./verdict.ts";

/** A rule book made ready to judge filings: no look-up of rules is left to do on the way. */
export interface CompiledRulebook {
  /** Judges a filing in the province named, or else in that of the certificate's address. `today` is Beijing's. */
  validate(filing: Filing, options: { today: PlainDate; province?: ProvinceCode }): Verdict;
  /** Judges a filing in several provinces, all 31 unless named; what doesn't depend on the province is done once. */
  validateEverywhere(
    filing: Filing,
    options: { today: PlainDate; provinces?: readonly ProvinceCode[] },
  ): readonly Verdict[];
  /** The outcomes alone, in the same order as the verdicts; for where neither findings nor trace are read. */
  outcomesEverywhere(
    filing: Filing,
    options: { today: PlainDate; provinces?: readonly ProvinceCode[] },
  ): readonly Outcome[];
  /** The same with whether they are complete. */
  upshotsEverywhere(
    filing: Filing,
    options: { today: PlainDate; provinces?: readonly ProvinceCode[] },
  ): readonly Upshot[];
  /** The rules that it judges by in a province, by requirement and in the order of its requirements. */
  rules(province: ProvinceCode): ReadonlyMap<string, Rule>;
  /** What the book says and its requirements don't know: such rules decide nothing, and what they stand for is left open. */
  readonly unread: readonly Unread[];
  /** What the next book takes over from this one. */
  readonly engine: Engine;
}

/** A requirement that there isn't, or one with values that it doesn't know. */
export interface Unread {
  readonly requirement: string;
  /** Empty where it is the requirement itself that isn't known. */
  readonly values: readonly RuleValue[];
}

/** An unread requirement and its values, as they stand in the book: words of its own it has none. */
export function nameOfUnread({ requirement, values }: Unread): string {
  return values.length === 0 ? requirement : `${requirement} ${values.map((value) => JSON.stringify(value)).join(" ")}`;
}

/**
 * Compiles a rule book by these requirements. What comes out in it as in the book before is taken over, so that a publication costs what it
 * touched; the rest is made when a filing first asks for it. Throws UnknownFormat.
 */
export function compile(
  document: AnyRulebook,
  requirements: readonly Requirement[],
  before: CompiledRulebook | null = null,
): CompiledRulebook {
  const layers = layersOf(document);
  const unknown = unreadRequirements(layers, requirements);
  return compiledOf(layers, requirements, unknown, before);
}

function compiledOf(
  layers: RuleLayers,
  known: readonly Requirement[],
  unknown: readonly Requirement[],
  before: CompiledRulebook | null,
): CompiledRulebook {
  const requirements = unknown.length === 0 ? known : [...known, ...unknown];
  const rulesByProvince = new Map(provinceCodes.map((code) => [code, rulesOf(layers, code, requirements)]));
  const engine = engineOf(layers, requirements, rulesByProvince, before?.engine ?? null);
  const plans = new Map<SubjectNature, Map<FilingType, Plan>>();
  const planFor = ({ filing: { subject, type } }: Facts): Plan => {
    const { nature } = subject;
    const known = plans.get(nature)?.get(type);
    if (known) return known;
    const plan = planOf(engine, nature, type);
    plans.set(nature, new Map([...(plans.get(nature) ?? []), [type, plan]]));
    return plan;
  };

  return {
    validate(filing, { today, province }) {
      const facts = factsOf(filing, today);
      const where = province ?? facts.addressProvince;
      if (where === null) return inNoProvince(facts);
      return asked(engine.sheet, facts, () => judgedAt(planFor(facts), facts, provincePlace(where)));
    },
    validateEverywhere(filing, { today, provinces }) {
      const facts = factsOf(filing, today);
      return asked(engine.sheet, facts, () => judgedEverywhere(planFor(facts), facts, provinces?.map(provincePlace)));
    },
    outcomesEverywhere(filing, { today, provinces }) {
      const facts = factsOf(filing, today);
      return asked(engine.sheet, facts, () => outcomesOf(planFor(facts), facts, provinces?.map(provincePlace)));
    },
    upshotsEverywhere(filing, { today, provinces }) {
      const facts = factsOf(filing, today);
      return asked(engine.sheet, facts, () => upshotsOf(planFor(facts), facts, provinces?.map(provincePlace)));
    },
    rules: (province) => rulesByProvince.get(province) ?? new Map(),
    unread: [
      ...unknown.map(({ key }): Unread => ({ requirement: key, values: [] })),
      ...engine.decisions.flatMap(({ decision, unread }): readonly Unread[] =>
        unread.length === 0 ? [] : [{ requirement: decision.requirement.key, values: unread }],
      ),
    ],
    engine,
  };
}

function inNoProvince(facts: Facts): Verdict {
  const address = failed(finding(provinceUnknown, ["subject", "certificate", "address"]));
  const checks = [
    lineOf({ key: "province", requirement: null, rule: null }, address),
    ...universalChecks.map(({ key, check }) => lineOf({ key, requirement: null, rule: null }, check(facts))),
  ];
  // What no province's rules were looked at for can't pass: the province is an ERROR by itself.
  return {
    province: null,
    outcome: "FAILS",
    on: facts.on,
    findings: checks.flatMap((check) => check.findings),
    checks,
  };
}

const placesByCode: ReadonlyMap<string, number> = new Map(provinceCodes.map((code, place) => [code, place]));

function provincePlace(province: ProvinceCode): number {
  const place = placesByCode.get(province);
  if (place === undefined) throw new Error(`no province ${province}`);
  return place;
}
