import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const organisationMiniProgramOnly = defineRequirement({
  key: "organisation-mini-program-only",
  topic: "WEBSITE",
  title: { zh: "仅用于小程序、公众号等的域名", en: "Domains for mini programs and the like only" },
  description: {
    zh: "单位的域名仅用于小程序、公众号或企业邮箱、没有网站内容时，能否备案。",
    en: "Whether an organisation can file a domain that serves only a mini program, a public account or mail, without a site.",
  },
  appliesTo: organisations,
  value: choice({
    ALLOWED: { zh: "可以备案，无须备注", en: "taken" },
    ALLOWED_WITH_REMARK: { zh: "可以备案，须备注用途", en: "taken with a remark on the purpose" },
  }),
});
