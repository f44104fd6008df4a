import type { Question } from "@beian/shared";
import { findingKeysOfQuestion, findQuestion, questions, requirementsOfQuestion } from "@beian/shared";
import { builder } from "./builder.ts";
import { codeOf, findingCodeEnum, localeEnum, provinceCodeEnum } from "./enums.ts";
import { sized, works } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";
import { published } from "./published.ts";
import { requirementRef } from "./refs.ts";

const questionRef = builder.objectRef<Question>("Question").implement({
  description: "A question of the FAQ, answered from the rules in force.",
  extensions: published,
  fields: (t) => ({
    key: t.exposeString("key", { description: "As in the FAQ: question1 … question17, question111." }),
    title: t.string({
      args: localeArg,
      description: "What is asked.",
      resolve: ({ title }, args) => localised(title, args),
    }),
    answer: t.string({
      extensions: works(400),
      description: "The answer, composed from the rules in force; for one province where it is given.",
      args: {
        ...localeArg,
        province: t.arg({ type: provinceCodeEnum, description: "A straight answer for it, with sources." }),
        asOf: t.arg({ type: "Date", description: "The day whose rules are asked for; today in Beijing unless given." }),
      },
      resolve: async (question, { locale, province, asOf }, { domain }) =>
        localised(await domain.questions.answer(question, province ?? null, asOf ?? undefined), { locale }),
    }),
    requirements: t.field({
      extensions: sized(4),
      type: [requirementRef],
      description: "The requirements whose rules answer it.",
      resolve: (question, _, { domain }) => requirementsOfQuestion(question, domain.rulebooks.catalogue),
    }),
    findingCodes: t.field({
      extensions: sized(7),
      type: [findingCodeEnum],
      description: "The findings that it is about.",
      resolve: (question, _, { domain }) => [
        ...new Set(findingKeysOfQuestion(question, domain.rulebooks.catalogue).map((key) => codeOf({ key }))),
      ],
    }),
  }),
});

builder.queryFields((t) => ({
  questions: t.field({
    extensions: sized(18),
    type: [questionRef],
    description: "The FAQ's 18 questions, each answered from the rules in force, never from stored prose alone.",
    args: {
      locale: t.arg({ type: localeEnum, defaultValue: "ZH", description: "Has no effect: each text takes its own." }),
    },
    resolve: () => questions,
  }),
  question: t.field({
    type: questionRef,
    nullable: true,
    description: "One question; null where the FAQ has none of that key.",
    args: { key: t.arg.string({ required: true, description: "As in the FAQ, such as question5." }) },
    resolve: (_, { key }) => findQuestion(key),
  }),
}));
