import "server-only";
import { type AnyRulebook, type Catalogue, catalogueIn } from "@beian/shared";
import { currentRulebookQuery, rulebookDocumentQuery } from "../graphql/try.ts";
import { askApi } from "./ask-api.ts";

/** The last one that was asked for: what a digest names never changes. */
let kept: { readonly digest: string; readonly catalogue: Promise<Catalogue> } | null = null;

/** What today's rule book, of that digest, can speak of: its own definitions, or those of the first edition. */
export async function catalogueOfBook(digest: string): Promise<Catalogue> {
  if (kept?.digest === digest) return kept.catalogue;
  const { rulebook } = await askApi(rulebookDocumentQuery, {});
  const catalogue = catalogueIn(rulebook.document as AnyRulebook);
  kept = { digest: rulebook.digest, catalogue };
  return catalogue;
}

export async function todaysCatalogue(): Promise<Catalogue> {
  const { rulebook } = await askApi(currentRulebookQuery, {});
  return catalogueOfBook(rulebook.digest);
}
