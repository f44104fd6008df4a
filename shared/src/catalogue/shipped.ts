import { catalogueOf } from "./catalogue.ts";
import { definitions } from "./definitions.generated.ts";

/** The product's own definitions. Chosen where something is opened; whatever stands inside is handed its catalogue. */
export const shippedCatalogue = catalogueOf(definitions);
