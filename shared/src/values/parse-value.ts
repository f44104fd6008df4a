import type { Text } from "../locale.ts";
import type { RuleValue, ValueOf, ValueSpec } from "./value-spec.ts";
import { optionsOf } from "./value-spec.ts";

/** Path within the value: empty for the value itself, an index for an item of a list. */
export type ParsedValue<Spec extends ValueSpec> =
  | { readonly ok: true; readonly value: ValueOf<Spec> }
  | { readonly ok: false; readonly path: readonly string[]; readonly message: Text };

/** Takes a value that came from outside (JSON) for a requirement's own, in canonical form: lists in option order. */
export function parseValue<Spec extends ValueSpec>(spec: Spec, input: unknown): ParsedValue<Spec> {
  const result = parse(spec, input);
  return result.ok ? { ok: true, value: result.value as ValueOf<Spec> } : result;
}

type Result = { ok: true; value: RuleValue } | { ok: false; path: readonly string[]; message: Text };

function parse(spec: ValueSpec, input: unknown): Result {
  switch (spec.type) {
    case "BOOLEAN":
      return typeof input === "boolean"
        ? { ok: true, value: input }
        : refuse({ zh: "应为 true 或 false", en: "must be true or false" });
    case "CHOICE": {
      const keys = optionsOf(spec).map((option) => option.key);
      return typeof input === "string" && keys.includes(input) ? { ok: true, value: input } : refuse(oneOf(keys));
    }
    case "CHOICES":
      return parseList(spec, input);
    case "INTEGER":
      return typeof input === "number" && Number.isInteger(input) && input >= spec.minimum && input <= spec.maximum
        ? { ok: true, value: input }
        : refuse({
            zh: `应为 ${spec.minimum} 到 ${spec.maximum} 之间的整数`,
            en: `must be a whole number from ${spec.minimum} to ${spec.maximum}`,
          });
  }
}

function parseList(spec: ValueSpec & { type: "CHOICES" }, input: unknown): Result {
  const keys = optionsOf(spec).map((option) => option.key);
  if (!Array.isArray(input)) return refuse({ zh: "应为选项列表", en: "must be a list of options" });
  const chosen = new Set<string>();
  for (const [index, item] of input.entries()) {
    if (typeof item !== "string" || !keys.includes(item)) return refuse(oneOf(keys), [String(index)]);
    if (chosen.has(item))
      return refuse({ zh: `选项 ${item} 重复`, en: `option ${item} is given twice` }, [String(index)]);
    chosen.add(item);
  }
  return { ok: true, value: keys.filter((key) => chosen.has(key)) };
}

function oneOf(keys: readonly string[]): Text {
  return { zh: `应为以下选项之一：${keys.join("、")}`, en: `must be one of ${keys.join(", ")}` };
}

function refuse(message: Text, path: readonly string[] = []): Result {
  return { ok: false, path, message };
}
