import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

export const subjectFilingNumbers = defineRequirement({
  key: "subject-filing-numbers",
  topic: "SUBJECT",
  title: { zh: "一个主体的备案号", en: "Filing numbers of a subject" },
  description: {
    zh: "一个单位最多可有几个主体备案号。",
    en: "How many filing numbers an organisation may have.",
  },
  appliesTo: organisations,
  value: integer({
    minimum: 1,
    maximum: 100,
    unit: { zh: "个", en: "numbers" },
    words: (count) => ({
      zh: `最多 ${count} 个，多余的须先注销`,
      en: `${count} at most; extra ones are cancelled first`,
    }),
  }),
});
