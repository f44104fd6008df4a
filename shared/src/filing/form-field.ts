import type { Text } from "../locale.ts";
import type { FilingType, SubjectNature } from "./vocabulary.ts";

/** One field of the filing as forms and the API's input types need it, read off the schema. */
export interface Field {
  /** Empty for the filing itself. */
  readonly name: string;
  readonly title: Text;
  readonly description: Text | null;
  /** Whether it has to be given; a required field with a default need not be. */
  readonly required: boolean;
  /** What it is unless given; undefined where it is simply missing then. */
  readonly defaultValue: unknown;
  readonly shape: Shape;
  /** The subject natures that it concerns, as its group or itself says; null where all. */
  readonly natures: readonly SubjectNature[] | null;
  /** The filing types that it concerns; null where all. */
  readonly filingTypes: readonly FilingType[] | null;
}

export type Shape =
  | { readonly kind: "OBJECT"; readonly typeName: string; readonly fields: readonly Field[] }
  | {
      readonly kind: "ENUM";
      readonly typeName: string;
      readonly options: readonly { readonly key: string; readonly label: Text | null }[];
    }
  | { readonly kind: "TEXT" }
  | { readonly kind: "DATE" }
  | { readonly kind: "FLAG" }
  | { readonly kind: "INTEGER" }
  | { readonly kind: "LIST"; readonly item: Shape };

/** Whether a form has to ask for a field, by the nature of the subject and the type of the filing. */
export function concerns(
  { natures, filingTypes }: Pick<Field, "natures" | "filingTypes">,
  nature: SubjectNature,
  type: FilingType,
): boolean {
  return (natures?.includes(nature) ?? true) && (filingTypes?.includes(type) ?? true);
}

/** The field within another that a path names; null where there is none such. */
export function fieldWithin(whole: Field, path: readonly string[]): Field | null {
  let field: Field | undefined = whole;
  for (const name of path)
    field = field?.shape.kind === "OBJECT" ? field.shape.fields.find((inner) => inner.name === name) : undefined;
  return field ?? null;
}
