import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const when = choice({
  EVERY_DOMAIN: { zh: "每个域名都要", en: "for every domain" },
  FROM_FIVE_DOMAINS: { zh: "主体下满 5 个域名时要", en: "where the subject has five domains or more" },
  CHANGE_TO_ORGANISATION: { zh: "个人变更为单位时要", en: "where an individual's filing becomes an organisation's" },
});

export const organisationDomainCertificate = defineRequirement({
  key: "organisation-domain-certificate",
  topic: "DOMAIN",
  title: { zh: "单位的域名证书", en: "Organisation's domain certificate" },
  description: {
    zh: "单位备案时，何时须提交域名证书。",
    en: "When an organisation hands in the certificate of its domain.",
  },
  appliesTo: organisations,
  value: when,
});

export const individualDomainCertificate = defineRequirement({
  key: "individual-domain-certificate",
  topic: "DOMAIN",
  title: { zh: "个人的域名证书", en: "Individual's domain certificate" },
  description: {
    zh: "个人备案时，何时须提交域名证书。",
    en: "When an individual hands in the certificate of the domain.",
  },
  appliesTo: individuals,
  value: when,
});
