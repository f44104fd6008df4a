import type { Text } from "../locale.ts";

/** The name of an input field, from the filing down, such as ["principal", "officePhone"]. */
export type FieldPath = readonly string[];

/** What a message may need to name: never more than a rule's own words and counts, so that no personal data gets in. */
export type Params = Readonly<Record<string, Text | number>>;
