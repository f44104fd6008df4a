import type { Definition } from "../definition/definition.ts";
import { catalogueOf } from "./catalogue.ts";
import { definitions } from "./definitions.generated.ts";

/** What the product comes with. */
export const shippedDefinitions: readonly Definition[] = definitions;

/** The product's own definitions. Chosen where something is opened; whatever stands inside is handed its catalogue. */
export const shippedCatalogue = catalogueOf(definitions);
