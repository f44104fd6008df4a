import type { Facts } from "../filing/facts.ts";
import type { FieldPath } from "../findings/finding.ts";
import type { DeclaredFact } from "../language/environment.ts";
import type { Known } from "../language/tree.ts";
import type { Text } from "../locale.ts";
import type { ProvinceCode } from "../provinces.ts";

/**
 * Something that a row can name of a filing: what one of its fields says, in the form in which it compares, or what
 * follows from what they say. A name is never taken away, nor given another meaning within an edition of the engine.
 */
export interface Fact extends DeclaredFact {
  /** As rows write it, such as principal.officePhone. */
  readonly name: string;
  readonly title: Text;
  /** The field that says it, and at which a finding about it stands. */
  readonly path: FieldPath;
  /** What it may be, made up. */
  readonly example: Known;
  /** An example that fits a filing in a province, where not any will do. */
  readonly exampleFor?: (facts: Facts, province: ProvinceCode) => Known;
  /** Undefined where the filing doesn't tell. */
  readonly read: (facts: Facts) => Known | undefined;
  /** As it was typed, where it is read in another form. */
  readonly typed?: (facts: Facts) => Known | undefined;
}
