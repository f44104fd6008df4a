import { sql } from "drizzle-orm";

/** A list of numbers or ids as one parameter, however long it is. */
export function jsonValues(values: readonly (number | string)[]) {
  return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
