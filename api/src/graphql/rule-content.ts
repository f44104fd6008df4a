import type { Requirement, RuleValue, Text } from "@beian/shared";
import { noteOf, optionLabel, valueInWords } from "@beian/shared";
import { builder } from "./builder.ts";
import { strictnessEnum } from "./enums.ts";
import { lastingAsPart } from "./lasting.ts";
import { mostOptions, sized } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";
import { published } from "./published.ts";
import type { ContentOf } from "./refs.ts";
import { ruleContentRef } from "./refs.ts";
import { requirementOptionRef } from "./requirement.ts";

interface Option {
  readonly key: string;
  readonly label: Text;
}

const booleanValue = builder.objectRef<{ boolean: boolean }>("BooleanValue").implement({
  description: "The value of a BOOLEAN requirement.",
  extensions: { ...lastingAsPart, ...published },
  fields: (t) => ({ boolean: t.exposeBoolean("boolean", { description: "Yes or no." }) }),
});
const choiceValue = builder.objectRef<{ option: Option }>("ChoiceValue").implement({
  description: "The value of a CHOICE requirement.",
  extensions: { ...lastingAsPart, ...published },
  fields: (t) => ({ option: t.expose("option", { type: requirementOptionRef, description: "The option chosen." }) }),
});
const choicesValue = builder.objectRef<{ options: readonly Option[] }>("ChoicesValue").implement({
  description: "The value of a CHOICES requirement.",
  extensions: { ...lastingAsPart, ...published },
  fields: (t) => ({
    options: t.field({
      extensions: sized(mostOptions, { mean: 1 }),
      type: [requirementOptionRef],
      description: "The options chosen, in the requirement's order; may be empty.",
      resolve: ({ options }) => options,
    }),
  }),
});
const integerValue = builder.objectRef<{ integer: number }>("IntegerValue").implement({
  description: "The value of an INTEGER requirement.",
  extensions: { ...lastingAsPart, ...published },
  fields: (t) => ({ integer: t.exposeInt("integer", { description: "In the requirement's unit." }) }),
});

const ruleValue = builder.unionType("RuleValue", {
  description: "A rule's value, of the type that its requirement says.",
  extensions: published,
  types: [booleanValue, choiceValue, choicesValue, integerValue],
  resolveType: (value) => {
    if ("boolean" in value) return booleanValue;
    if ("option" in value) return choiceValue;
    return "options" in value ? choicesValue : integerValue;
  },
});

builder.objectType(ruleContentRef, {
  description: "What a rule says, wherever it stands: in force, in history, or in a draft.",
  extensions: { ...lastingAsPart, ...published },
  fields: (t) => ({
    value: t.field({
      type: ruleValue,
      description: "The value itself.",
      resolve: ({ requirement, content }) => typedValue(requirement, content.value),
    }),
    strictness: t.field({
      type: strictnessEnum,
      description: "Whether breaking it is an error or a warning.",
      resolve: ({ content }) => content.strictness,
    }),
    note: t.string({
      nullable: true,
      args: localeArg,
      description: "Nuance that no value holds, such as an exception; Chinese where no English is written.",
      resolve: ({ content }, { locale }) => noteOf(content, locale ?? "ZH"),
    }),
    noteZh: t.string({
      nullable: true,
      description: "The note as it is written in Chinese, as an edit takes it.",
      resolve: ({ content }) => content.noteZh ?? null,
    }),
    noteEn: t.string({
      nullable: true,
      description: "The note as it is written in English; null where it isn't, also where there is a Chinese one.",
      resolve: ({ content }) => content.noteEn ?? null,
    }),
    summary: t.string({
      args: localeArg,
      description: "The value in words, such as 须为法定代表人.",
      resolve: ({ requirement, content }: ContentOf, args) =>
        localised(valueInWords(requirement.value, content.value), args),
    }),
  }),
});

function typedValue({ value: spec }: Requirement, value: RuleValue) {
  switch (spec.type) {
    case "BOOLEAN":
      return { boolean: value === true };
    case "CHOICE":
      return { option: { key: String(value), label: optionLabel(spec, String(value)) } };
    case "CHOICES":
      return {
        options: (Array.isArray(value) ? value : []).map((key: string) => ({ key, label: optionLabel(spec, key) })),
      };
    case "INTEGER":
      return { integer: Number(value) };
  }
}
