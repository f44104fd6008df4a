import { filingFacts } from "../facts/registry.ts";
import type { Facts } from "../filing/facts.ts";
import type { Evaluate } from "../language/evaluate.ts";
import type { Known } from "../language/tree.ts";

/** What a filing says of each fact, worked out when it is first asked for and kept while that filing is judged. */
export interface Sheet {
  readonly facts: Facts;
  readonly values: (Known | undefined | typeof unread)[];
}

const unread = Symbol("unread");
const all = [...filingFacts.values()];
const places: ReadonlyMap<string, number> = new Map(all.map(({ name }, place) => [name, place]));

let last: Sheet | undefined;

/** The sheet of a filing; the last one is kept, since its checks run one after another. */
export function sheetOf(facts: Facts): Sheet {
  if (last?.facts !== facts) last = { facts, values: new Array(all.length).fill(unread) };
  return last;
}

/** How a fact is read of a sheet. What a definition asks beside the form isn't told by any filing yet. */
export function factReader(name: string): Evaluate<Sheet> {
  const place = places.get(name);
  const fact = filingFacts.get(name);
  if (place === undefined || !fact) return () => undefined;
  const { read } = fact;
  return ({ facts, values }) => {
    const known = values[place];
    if (known !== unread) return known;
    const value = read(facts);
    values[place] = value;
    return value;
  };
}
