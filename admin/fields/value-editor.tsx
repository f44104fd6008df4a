"use client";

import type { RequirementSpec } from "../graphql/catalogue.ts";
import type { InputValue } from "./content.ts";
import { fields } from "./fields.ts";

/** The editor of a requirement's type of value. */
export function ValueEditor({
  value,
  ...rest
}: {
  readonly requirement: RequirementSpec;
  readonly value: InputValue | undefined;
  readonly onValue: (value: InputValue | undefined) => void;
  readonly refusal: string | undefined;
}) {
  switch (rest.requirement.valueType) {
    case "BOOLEAN":
      return <fields.BOOLEAN.Editor {...rest} value={typeof value === "boolean" ? value : undefined} />;
    case "CHOICE":
      return <fields.CHOICE.Editor {...rest} value={typeof value === "string" ? value : undefined} />;
    case "CHOICES":
      return <fields.CHOICES.Editor {...rest} value={Array.isArray(value) ? value : undefined} />;
    case "INTEGER":
      return <fields.INTEGER.Editor {...rest} value={typeof value === "number" ? value : undefined} />;
  }
}
