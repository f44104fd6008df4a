import type { RequirementSpec } from "../graphql/catalogue.ts";
import type { InputValue } from "./content.ts";
import { fields } from "./fields.ts";

/** A value that was typed, in the requirement's words; null where it isn't of the requirement's type. */
export function valueInWords(requirement: RequirementSpec, value: InputValue, separator: string): string | null {
  switch (requirement.valueType) {
    case "BOOLEAN":
      return typeof value === "boolean" ? fields.BOOLEAN.inWords(value, requirement, separator) : null;
    case "CHOICE":
      return typeof value === "string" ? fields.CHOICE.inWords(value, requirement, separator) : null;
    case "CHOICES":
      return Array.isArray(value) ? fields.CHOICES.inWords(value, requirement, separator) : null;
    case "INTEGER":
      return typeof value === "number" ? fields.INTEGER.inWords(value, requirement, separator) : null;
  }
}
