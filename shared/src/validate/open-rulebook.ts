import type { Catalogue } from "../catalogue/catalogue.ts";
import { catalogueIn } from "../catalogue/catalogue-in.ts";
import type { AnyRulebook } from "../rulebook/document.ts";
import type { CompiledRulebook } from "./compile.ts";
import { compile } from "./compile.ts";

/** A document made ready to judge by, with all that it speaks of. */
export interface OpenedRulebook {
  readonly document: AnyRulebook;
  readonly catalogue: Catalogue;
  readonly compiled: CompiledRulebook;
}

/** Opens a rule book of either format by itself: nothing beside it is needed. Throws UnknownFormat. */
export async function openRulebook(document: AnyRulebook): Promise<OpenedRulebook> {
  const catalogue = await catalogueIn(document);
  return { document, catalogue, compiled: compile(document, catalogue.requirements) };
}
