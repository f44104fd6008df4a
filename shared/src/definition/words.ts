import type { Params } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { inLocale } from "../locale.ts";
import type { RuleValue, ValueSpec } from "../values/value-spec.ts";
import { boolean, choice, choices, integer, valueInWords } from "../values/value-spec.ts";
import type { DefinedOption, DefinedValue, Definition } from "./definition.ts";

const hole = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** The names of a text's holes. */
export function holesOf({ zh, en }: Text): ReadonlySet<string> {
  return new Set([...`${zh} ${en}`.matchAll(hole)].map(([, name]) => name ?? ""));
}

/** A text with its holes filled; one that nothing is given for stays as written. */
export function filled(text: Text, params: Params): Text {
  const fill = (template: string, locale: "ZH" | "EN") =>
    template.replace(hole, (whole, name: string) => {
      const given = params[name];
      if (given === undefined) return whole;
      return typeof given === "number" ? String(given) : inLocale(given, locale);
    });
  return { zh: fill(text.zh, "ZH"), en: fill(text.en, "EN") };
}

/** What a message says for {value}: a bare number, else the words of what was chosen. */
export function valueForMessages(spec: ValueSpec, value: RuleValue): Text | number {
  return typeof value === "number" ? value : valueInWords(spec, value);
}

/** The value's type as the catalogue has it. */
export function specOf(value: DefinedValue): ValueSpec {
  switch (value.type) {
    case "BOOLEAN":
      return boolean(value);
    case "CHOICE":
      return choice(labelsOf(value.options));
    case "CHOICES":
      return choices(labelsOf(value.options), { none: value.none });
    case "INTEGER": {
      const { minimum, maximum, unit, inWords, oneInWords } = value;
      const range = { minimum, maximum, unit };
      if (!inWords) return integer(range);
      return integer({
        ...range,
        words: (count) => filled(count === 1 ? (oneInWords ?? inWords) : inWords, { value: count }),
      });
    }
  }
}

/** The words that options stand for. */
export function termsOf({ value }: Pick<Definition, "value">): (option: string) => readonly string[] {
  const terms = new Map("options" in value ? value.options.map((one) => [one.key, one.terms ?? []] as const) : []);
  return (option) => terms.get(option) ?? [];
}

function labelsOf(options: readonly DefinedOption[]): Record<string, Text> {
  return Object.fromEntries(options.map(({ key, label }) => [key, label]));
}
