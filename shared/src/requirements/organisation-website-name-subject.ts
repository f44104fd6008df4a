import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const organisationWebsiteNameSubject = defineRequirement({
  key: "organisation-website-name-subject",
  topic: "WEBSITE",
  title: { zh: "单位网站名称与主体的关系", en: "Organisation's website name and the subject" },
  description: {
    zh: "单位的网站名称与主体名称、性质须有什么关系。",
    en: "How an organisation's website name has to relate to the organisation.",
  },
  appliesTo: organisations,
  value: choice({
    SAME_AS_SUBJECT: { zh: "与主体名称一致", en: "the same as the subject's name" },
    MATCHES_SUBJECT: { zh: "与主体性质相符", en: "in keeping with what the subject is" },
    REMARK_IF_UNRELATED: {
      zh: "看不出与单位的关系时须备注网站内容",
      en: "a remark on the content where the name says nothing of the organisation",
    },
  }),
});
