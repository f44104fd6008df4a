import type { Text } from "../locale.ts";

/** What part of a filing a requirement is about. */
export const topics = ["SUBJECT", "PRINCIPAL", "CONTACT", "WEBSITE", "DOMAIN", "MATERIALS", "PROCESS"] as const;
export type Topic = (typeof topics)[number];

export const topicLabels: Readonly<Record<Topic, Text>> = {
  SUBJECT: { zh: "主体", en: "Subject" },
  PRINCIPAL: { zh: "负责人", en: "People" },
  CONTACT: { zh: "联系方式", en: "Contact" },
  WEBSITE: { zh: "网站", en: "Website" },
  DOMAIN: { zh: "域名", en: "Domain" },
  MATERIALS: { zh: "材料", en: "Papers" },
  PROCESS: { zh: "流程", en: "Process" },
};

/** The questions of the FAQ that the rule book answers, by their keys there, in its order. */
export const questionKeys = [
  "question1",
  "question2",
  "question3",
  "question4",
  "question5",
  "question6",
  "question7",
  "question8",
  "question9",
  "question10",
  "question11",
  "question111",
  "question12",
  "question13",
  "question14",
  "question15",
  "question16",
  "question17",
] as const;
export type QuestionKey = (typeof questionKeys)[number];
