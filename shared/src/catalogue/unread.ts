import type { DefinedOption, DefinedValue } from "../definition/definition.ts";
import { requirementOf } from "../definition/requirement-of.ts";
import { subjectNatures } from "../filing/vocabulary.ts";
import { provinceCodes } from "../provinces.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { RuleLayers } from "../rulebook/resolve.ts";
import type { RuleValue } from "../values/value-spec.ts";

/** Stand in for requirements that a book has rules of and nobody here knows: whatever is filed, they can't be decided. */
export function unreadRequirements(layers: RuleLayers, known: readonly Requirement[]): readonly Requirement[] {
  const keys = new Set(known.map(({ key }) => key));
  const held = new Map<string, RuleValue[]>();
  for (const rules of [layers.national, ...provinceCodes.map((code) => layers.provinces[code] ?? {})])
    for (const [key, { value }] of Object.entries(rules)) {
      if (keys.has(key)) continue;
      const values = held.get(key);
      if (values) values.push(value);
      else held.set(key, [value]);
    }
  return [...held].map(([key, values]) => unreadRequirement(key, values));
}

/** Goes by its key alone; its values are those that are there. */
export function unreadRequirement(key: string, values: readonly RuleValue[] = []): Requirement {
  const named = { zh: key, en: key };
  return requirementOf(
    {
      key,
      topic: "PROCESS",
      title: named,
      description: named,
      appliesTo: subjectNatures,
      value: valueLike(values),
      rows: [{ when: "true", then: "UNDECIDED" }],
    },
    new Map(),
  );
}

function valueLike(values: readonly RuleValue[]): DefinedValue {
  const [first = false] = values;
  const none = { zh: "无", en: "none" };
  if (typeof first === "boolean") return { type: "BOOLEAN", yes: { zh: "是", en: "yes" }, no: { zh: "否", en: "no" } };
  if (typeof first === "number")
    return {
      type: "INTEGER",
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      unit: { zh: "（单位不详）", en: "of an unknown unit" },
    };
  const options = optionsLike(values);
  return typeof first === "string" ? { type: "CHOICE", options } : { type: "CHOICES", options, none };
}

function optionsLike(values: readonly RuleValue[]): readonly DefinedOption[] {
  const keys = values.flatMap((value) =>
    typeof value === "object" ? value : typeof value === "string" ? [value] : [],
  );
  return [...new Set(keys)].map((key) => ({ key, label: { zh: key, en: key } }));
}
