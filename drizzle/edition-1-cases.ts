import { readFileSync } from "node:fs";
import { z } from "zod";

const casesSchema = z.record(z.string(), z.array(z.unknown()));

/**
 * The cases of the first edition's definitions, by requirement. They stay as they are for ever, as the definitions do that
 * they prove, and are wanted where a database of before definitions is brought up to date.
 */
export function readFirstCases(): Readonly<Record<string, readonly unknown[]>> {
  return casesSchema.parse(
    JSON.parse(readFileSync(new URL("./edition-1-cases.generated.json", import.meta.url), "utf8")),
  );
}
