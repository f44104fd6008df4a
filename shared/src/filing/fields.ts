import * as z from "zod";
import { fieldMeanings } from "./field.ts";
import type { Field, Shape } from "./form-field.ts";
import { fieldWithin } from "./form-field.ts";
import { formSchema } from "./schema.ts";

/** The whole form, from the top down; what requirements ask beside it has no field. */
export const filingField: Field = fieldOf("", formSchema);

/** The field that a path names; null where the filing has none such. */
export function fieldAt(path: readonly string[]): Field | null {
  return fieldWithin(filingField, path);
}

function fieldOf(name: string, schema: z.core.$ZodType): Field {
  const { inner, required, meaning } = unwrap(schema);
  if (!meaning) throw new Error(`the filing's field ${name} has no meaning registered`);
  const absent = z.safeParse(schema, undefined);
  return {
    name,
    title: meaning.title,
    description: meaning.description ?? null,
    required,
    defaultValue: absent.success ? absent.data : undefined,
    shape: shapeOf(inner, meaning),
    natures: meaning.natures ?? null,
    filingTypes: meaning.filingTypes ?? null,
  };
}

type Meaning = NonNullable<ReturnType<typeof fieldMeanings.get>>;

function shapeOf(schema: z.core.$ZodType, meaning: Meaning): Shape {
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, z.core.$ZodType> = schema.shape;
    const fields = Object.entries(shape).map(([name, field]) => fieldOf(name, field));
    return { kind: "OBJECT", typeName: typeNameOf(meaning), fields };
  }
  if (schema instanceof z.ZodEnum)
    return {
      kind: "ENUM",
      typeName: typeNameOf(meaning),
      options: schema.options.map((key) => ({ key: String(key), label: meaning.labels?.[String(key)] ?? null })),
    };
  if (schema instanceof z.ZodArray) return { kind: "LIST", item: shapeOf(unwrap(schema.element).inner, meaning) };
  if (schema instanceof z.ZodBoolean) return { kind: "FLAG" };
  if (schema instanceof z.ZodNumber) return { kind: "INTEGER" };
  return { kind: meaning.kind ?? "TEXT" };
}

function typeNameOf({ typeName, title }: Meaning): string {
  if (!typeName) throw new Error(`${title.en} has no type name`);
  return typeName;
}

/** Takes off what parsing wraps round a schema: pipes and transforms, optionality, defaults. */
function unwrap(schema: z.core.$ZodType): { inner: z.core.$ZodType; required: boolean; meaning?: Meaning } {
  let inner = schema;
  let required = true;
  let meaning = fieldMeanings.get(inner);
  for (;;) {
    if (inner instanceof z.ZodPipe) inner = inner.in;
    else if (inner instanceof z.ZodDefault) inner = inner.unwrap();
    else if (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) {
      required = false;
      inner = inner.unwrap();
    } else return { inner, required, meaning };
    meaning ??= fieldMeanings.get(inner);
  }
}
