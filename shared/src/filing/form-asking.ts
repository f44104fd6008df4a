import type { OwnFactType } from "../definition/definition.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Field, Shape } from "./form-field.ts";

/** How an answer is put into a form, by the type of its question. */
export const answerShapes: Readonly<Record<OwnFactType, Shape>> = {
  FLAG: { kind: "FLAG" },
  TEXT: { kind: "TEXT" },
  NUMBER: { kind: "INTEGER" },
  DAY: { kind: "DATE" },
};

/** A form with what requirements ask beside it as its last group, each question a field of the name of its answer. */
export function formAsking(
  form: Field,
  requirements: readonly Pick<Requirement, "key" | "title" | "appliesTo" | "filingTypes" | "facts">[],
): Field {
  if (form.shape.kind !== "OBJECT") return form;
  const fields = requirements.flatMap(({ key, title, appliesTo, filingTypes, facts = [] }) =>
    facts.map(
      (fact): Field => ({
        name: `${key}/${fact.key}`,
        title: fact.title,
        description: title,
        required: false,
        defaultValue: undefined,
        shape: answerShapes[fact.type],
        natures: appliesTo,
        filingTypes: filingTypes ?? null,
      }),
    ),
  );
  const asked: Field = {
    name: "answers",
    title: { zh: "各省另问", en: "Asked beside the form" },
    description: null,
    required: false,
    defaultValue: undefined,
    shape: { kind: "OBJECT", typeName: "FilingAnswers", fields },
    natures: null,
    filingTypes: null,
  };
  const others = form.shape.fields.filter(({ name }) => name !== asked.name);
  return { ...form, shape: { ...form.shape, fields: [...others, asked] } };
}
