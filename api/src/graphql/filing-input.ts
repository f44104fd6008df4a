import type { Field, Shape } from "@beian/shared";
import { filingField } from "@beian/shared";
import type { InputFieldMap, InputRef } from "@pothos/core";
import { builder } from "./builder.ts";
import { certificateTypeEnum, filingTypeEnum, provinceCodeEnum, subjectNatureEnum } from "./enums.ts";

/** Enums that stand elsewhere in the API; one that only filings have is made where it is first met. */
const enums = new Map<string, InputRef<unknown>>([
  ["FilingType", filingTypeEnum],
  ["SubjectNature", subjectNatureEnum],
  ["CertificateType", certificateTypeEnum],
  ["ProvinceCode", provinceCodeEnum],
]);

const answerInput = builder.inputType("FilingAnswerInput", {
  description:
    "An answer to a question that a requirement asks beside the form: exactly one of the four, of the question's type. The same question twice, or one that no definition of the day asks, is refused by name.",
  fields: (t) => ({
    fact: t.string({ required: true, description: "`<requirement>/<key>`." }),
    flag: t.boolean({ description: "To a yes or no." }),
    text: t.string({ description: "To a text." }),
    number: t.int({ description: "To a whole number." }),
    day: t.field({ type: "Date", description: "To a day." }),
  }),
});

type InputType = InputRef<unknown> | "String" | "Boolean" | "Date" | "Int";

/**
 * FilingInput and all below it, made from the filing's schema in `shared`, so that a field is described once. Types tell
 * front ends what to send; what they can't say, and whoever comes without GraphQL, the domain checks by that same schema.
 */
export const filingInput = typeOf(filingField.shape, filingField);

function typeOf(shape: Shape, field: Field): InputType {
  switch (shape.kind) {
    case "OBJECT":
      return builder.inputType(shape.typeName, {
        description: describe(field),
        fields: (t) =>
          Object.fromEntries([
            ...shape.fields.map((inner) => {
              const { required, defaultValue } = inner;
              const description = describe(inner);
              // Two calls, since to Pothos a list's type and a single one's are apart.
              return inner.shape.kind === "LIST"
                ? [
                    inner.name,
                    t.field({
                      type: [typeOf(inner.shape.item, inner)],
                      required,
                      defaultValue: Array.isArray(defaultValue) ? defaultValue : undefined,
                      description,
                    }),
                  ]
                : [inner.name, t.field({ type: typeOf(inner.shape, inner), required, defaultValue, description })];
            }),
            ...(field === filingField
              ? [["answers", t.field({ type: [answerInput], description: answersDescription })]]
              : []),
          ]) as InputFieldMap,
      });
    case "ENUM": {
      const found = enums.get(shape.typeName);
      if (found) return found;
      const made = builder.enumType(shape.typeName, {
        description: describe(field),
        values: Object.fromEntries(
          shape.options.map(({ key, label }) => [key, label ? { description: `${label.zh}。${label.en}.` } : {}]),
        ),
      });
      enums.set(shape.typeName, made);
      return made;
    }
    case "TEXT":
      return "String";
    case "DATE":
      return "Date";
    case "FLAG":
      return "Boolean";
    case "INTEGER":
      return "Int";
    case "LIST":
      throw new Error("a list within a list");
  }
}

const answersDescription = `要求自己提出的问题的回答。
What is answered to questions that requirements ask beside the form.`;

function describe({ title, description }: Field): string {
  const zh = description ? `${title.zh}：${description.zh}` : `${title.zh}。`;
  const en = description ? `${title.en}: ${description.en}` : `${title.en}.`;
  return `${zh}\n${en}`;
}
