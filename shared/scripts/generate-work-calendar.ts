import { writeFileSync } from "node:fs";
import { workCalendarModule } from "./work-calendar-module.ts";

// Run after updating chinese-days: node shared/scripts/generate-work-calendar.ts
writeFileSync(new URL("../src/working-days/work-calendar.generated.ts", import.meta.url), workCalendarModule());
