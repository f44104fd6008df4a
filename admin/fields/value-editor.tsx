"use client";

import type { RequirementSpec } from "../graphql/catalogue.ts";
import type { InputValue } from "./content.ts";
import { editors } from "./editors.ts";

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
      return <editors.BOOLEAN {...rest} value={typeof value === "boolean" ? value : undefined} />;
    case "CHOICE":
      return <editors.CHOICE {...rest} value={typeof value === "string" ? value : undefined} />;
    case "CHOICES":
      return <editors.CHOICES {...rest} value={Array.isArray(value) ? value : undefined} />;
    case "INTEGER":
      return <editors.INTEGER {...rest} value={typeof value === "number" ? value : undefined} />;
  }
}
