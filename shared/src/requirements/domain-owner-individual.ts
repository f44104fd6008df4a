import { individuals } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";
import { domainOwnerMismatch, domainOwnerPath } from "./domain-owner-organisation.ts";

export const domainOwnerIndividual = defineRequirement({
  key: "domain-owner-individual",
  topic: "DOMAIN",
  title: { zh: "个人备案的域名所有者", en: "Domain owner of an individual" },
  description: {
    zh: "个人备案时，域名须归谁所有。",
    en: "Who has to own the domain that an individual files.",
  },
  appliesTo: individuals,
  value: choice({ SUBJECT: { zh: "须为备案人本人", en: "the individual who files" } }),
  questions: ["question11"],
  findings: [domainOwnerMismatch],
  check(_, { names }) {
    if (names.domainOwner === null) return undecided;
    return names.domainOwner === names.subject ? passed : failed(finding(domainOwnerMismatch, domainOwnerPath));
  },
});
