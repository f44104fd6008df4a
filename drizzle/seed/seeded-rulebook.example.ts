import type { Layer, PlainDate, Revision, RulebookDocument } from "@beian/shared";
import { national, parseValue, resolve, shippedCatalogue } from "@beian/shared";
import type { SeedEntry } from "../seed-file.ts";
import { readSeed } from "../seed-file.ts";

// Test support.

/** The rule book of a day as a new database has it. */
export function seededRulebook(asOf: PlainDate): RulebookDocument {
  return resolve(seededRevisions(), asOf, 0);
}

/** The seed as a history, all recorded at the same instant. */
export function seededRevisions(): readonly Revision[] {
  return seededCells()
    .flatMap(({ layer, requirement, entries }) =>
      entries.map((entry) => ({ layer, requirement, ...revisionOf(requirement, entry) })),
    )
    .map((revision, index) => ({ ...revision, id: index + 1, recordedAt: 0 }));
}

export interface SeededCell {
  readonly layer: Layer;
  readonly requirement: string;
  readonly entries: readonly SeedEntry[];
}

export function seededCells(): readonly SeededCell[] {
  return readSeed().files.flatMap(({ requirement, national: defaults, provinces = {} }) => {
    const layers = Object.entries({ ...(defaults ? { [national]: defaults } : {}), ...provinces });
    return layers.map(([layer, entries]) => ({ layer: layer as Layer, requirement, entries: entries ?? [] }));
  });
}

function revisionOf(key: string, { value, strictness, noteZh, noteEn, effectiveFrom }: SeedEntry) {
  if (value === null) return { effectiveFrom, content: null };
  const spec = shippedCatalogue.find(key)?.value;
  if (!spec) throw new Error(`no requirement ${key}`);
  const parsed = parseValue(spec, value);
  if (!parsed.ok) throw new Error(`${key}: ${parsed.message.en}`);
  return { effectiveFrom, content: { value: parsed.value, strictness, noteZh, noteEn } };
}
