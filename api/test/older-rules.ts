import type { ProductRules } from "../src/bring-rules.ts";
import { bringRules, readProductRules } from "../src/bring-rules.ts";
import { openFile } from "../src/store/open.ts";

/** What the version before left out by name. */
export const newlyRuled = "organisation-minimum-age";
/** On what it said something else of Jiangsu. */
export const otherwiseRuled = "organisation-office-phone";

/** The rules of the version before: one thing otherwise, another not at all, and one that isn't said any more. */
export function olderRules(): ProductRules {
  const { entries, ...rest } = readProductRules();
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

/** The rules of a version that had no definitions to record yet. */
export function rulesAlone(): ProductRules {
  return { ...readProductRules(), definitions: () => [] };
}

/** A database as that version's first start leaves it, before its accounts. */
export async function makeOlderDatabase(file: string): Promise<void> {
  const store = await openFile(file, { now: () => new Date() });
  await bringRules(store, { ...olderRules(), definitions: rulesAlone().definitions });
  await store.close();
}
