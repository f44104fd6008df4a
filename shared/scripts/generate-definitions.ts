import { writeFileSync } from "node:fs";
import { definitionsModule, valuesModule } from "./definitions-module.ts";

// Run after changing a definition in drizzle/seed: node shared/scripts/generate-definitions.ts
writeFileSync(new URL("../src/catalogue/definitions.generated.ts", import.meta.url), definitionsModule());
writeFileSync(new URL("../src/catalogue/shipped-values.generated.ts", import.meta.url), valuesModule());
