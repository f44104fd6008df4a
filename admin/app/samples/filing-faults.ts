import { type Field, filingField, inLocale, type Locale, parseFiling, type Shape } from "@beian/shared";

/** What keeps a text from being a filing, each under the names of the fields that lead there. */
export interface FilingFault {
  readonly where: string;
  readonly message: string | null;
}

/** The filing that a JSON text holds, or what is wrong with it; null where it isn't JSON at all. */
export function filingIn(
  text: string,
  locale: Locale,
): { readonly filing: unknown; readonly faults: readonly FilingFault[] } | null {
  const filing = jsonIn(text);
  if (filing === undefined) return null;
  const parsed = parseFiling(filing);
  const faults = parsed.ok
    ? []
    : parsed.problems.map(({ path, message }) => ({
        where: fieldInWords(path.map(String), locale),
        message: inLocale(message, locale),
      }));
  const unknown = unknownFields(filing, filingField.shape, []);
  return {
    filing,
    faults: [...faults, ...unknown.map((path) => ({ where: fieldInWords(path, locale), message: null }))],
  };
}

/** Where a path leads within a filing, by the titles of its fields; what has none by its own name. */
export function fieldInWords(path: readonly string[], locale: Locale): string {
  const words: string[] = [];
  let shape: Shape | undefined = filingField.shape;
  for (const name of path) {
    const field: Field | undefined =
      shape?.kind === "OBJECT" ? shape.fields.find((each) => each.name === name) : undefined;
    words.push(field ? inLocale(field.title, locale) : name);
    shape = field?.shape;
  }
  return words.join(" › ");
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unknownFields(value: unknown, shape: Shape, path: readonly string[]): readonly (readonly string[])[] {
  if (shape.kind !== "OBJECT" || typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = shape.fields.find((each) => each.name === name);
    return field ? unknownFields(inner, field.shape, [...path, name]) : [[...path, name]];
  });
}
