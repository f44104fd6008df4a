// biome-ignore lint/style/noRestrictedImports: the schema states its costs before any catalogue is opened.
import { optionsOf, provinceCodes, shippedCatalogue } from "@beian/shared";

/** What an argument holds: a number, or how many entries a list has; undefined where it isn't given. */
export type SizeOfArgument = (argument: string) => number | undefined;

/** A number, or what the arguments make of it. */
export type Amount = number | ((size: SizeOfArgument) => number);

/** What a field costs beside what is selected of it; every list and every connection has its size. */
export interface FieldCost {
  /** Its own work, in units; see domain/work.ts. */
  readonly work?: Amount;
  /**
   * How many entries a list has, or a page of a connection: at most, or, where only the data tell, as many as are usual;
   * the budget ends what goes far beyond.
   */
  readonly size?: Amount;
  /** Of many such lists side by side, how many entries each has in the mean; the size unless stated. */
  readonly mean?: number;
  /** The caller names the entries one by one: each may be the one that has most within it. */
  readonly isChosen?: true;
}

declare module "graphql" {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    cost?: FieldCost;
  }
}

/** Of a field, for its `extensions`: of how many entries the list or the page is, and what it takes besides. */
export function sized(size: Amount, more: Omit<FieldCost, "size"> = {}): { readonly cost: FieldCost } {
  return { cost: { ...more, size } };
}

/** Of a field, for its `extensions`: what it takes beside what it answers. */
export function works(work: Amount): { readonly cost: FieldCost } {
  return { cost: { work } };
}

/** The edges of a connection are as many as its page. */
export const asPaged = sized((size) => size(pageOfConnection) ?? 0);
/** What a connection's fields are told, beside their own arguments. */
export const pageOfConnection = " page";

const longestPage = 100;
/** A list of which the caller says how much they want: by `first`, and 20 unless they do. */
export const pageOf: Amount = (size) => Math.min(size("first") ?? 20, longestPage);

const { requirements } = shippedCatalogue;

export const inAll = { provinces: provinceCodes.length, requirements: requirements.length } as const;

/** Options that a requirement has at most. */
export const mostOptions = Math.max(...requirements.map(({ value }) => optionsOf(value).length));

/** What a change, or what is said of it, usually has at most. */
export const usual = {
  edits: 100,
  stretches: 50,
  comments: 100,
  reviews: 20,
  sources: 20,
  findings: 20,
  samples: 200,
  people: 200,
  webhooks: 100,
} as const;
