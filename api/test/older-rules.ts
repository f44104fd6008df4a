import type { Definition } from "@beian/shared";
import { catalogueOf, parseValue } from "@beian/shared";
import type { ProductRules } from "../src/bring-rules.ts";
import { bringRules, readProductRules } from "../src/bring-rules.ts";
import { firstDefinitionsOf } from "../src/domain/seeding.ts";
import { openFile } from "../src/store/open.ts";
import { readFirstCases } from "../src/store/seed.ts";

/** What the version before left out by name. */
export const newlyRuled = "organisation-minimum-age";
/** On what it said something else of Jiangsu. */
export const otherwiseRuled = "organisation-office-phone";

/** The rules of the version before: one thing otherwise, another not at all, and one that isn't said any more. */
export function olderRules(): ProductRules {
  const { entries, ...rest } = firstProduct();
  const before = entries
    .filter(({ requirement }) => requirement !== newlyRuled)
    .map((one) =>
      one.layer === "JS" && one.requirement === otherwiseRuled
        ? { ...one, content: { value: "MOBILE_ACCEPTED", strictness: "ADVISED" } as const }
        : one,
    );
  const [first] = before;
  if (!first) throw new Error("the product comes without rules");
  return { ...rest, entries: [...before, { ...first, effectiveFrom: "2026-01-02", content: null }] };
}

/** What rules were judged by before definitions were recorded, with its cases. */
export const firstSaid: readonly Definition[] = await firstDefinitionsOf(readFirstCases());
const firstCatalogue = catalogueOf(firstSaid);

/** The product as it was when definitions were first recorded: its rules as far as they can be spoken of by those. */
export function firstProduct(): ProductRules {
  const { entries, ...rest } = readProductRules();
  const known = entries.filter(({ requirement, content }) => {
    const defined = firstCatalogue.find(requirement);
    return defined && (content === null || parseValue(defined.value, content.value).ok);
  });
  return { ...rest, entries: known, definitions: () => firstSaid };
}

/** The rules of a version that had no definitions to record yet. */
export function rulesAlone(): ProductRules {
  return { ...firstProduct(), definitions: () => [] };
}

/** A database as that version's first start leaves it, before its accounts. */
export async function makeOlderDatabase(file: string, definitions = rulesAlone().definitions): Promise<void> {
  const store = await openFile(file, { now: () => new Date() });
  await bringRules(store, { ...olderRules(), definitions });
  await store.close();
}
