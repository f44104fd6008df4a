import { becomes } from "../cures/candidate.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";
import { principalLegalRepresentative } from "./principal-legal-representative.ts";

const noncompliant = defineFinding({
  code: "EXISTING_FILING_NONCOMPLIANT",
  meaning: {
    zh: "新增网站时，已备案的主体负责人不是法定代表人，与该省现在的规则冲突。",
    en: "A site is added, and the principal on record isn't the legal representative, against the province's rule of today.",
  },
  message: {
    zh: "该省现在要求主体负责人为法定代表人，而已备案的负责人不是。",
    en: "The province now wants the principal to be the legal representative; the one on record isn't.",
  },
  remedy: {
    zh: "请先将已备案的负责人变更为法定代表人，再新增网站。",
    en: "Change the principal on record to the legal representative first; then add the site.",
  },
  cures: becomes(true),
});

export const existingFilingMustComply = defineRequirement({
  key: "existing-filing-must-comply",
  topic: "PROCESS",
  title: { zh: "已备案信息须符合现行规则", en: "Filing on record must comply with today's rules" },
  description: {
    zh: "新增网站时，已备案的信息与现行规则冲突的，是否须先变更；目前可核对的是主体负责人。",
    en: "Whether what is on record and breaks today's rules has to be changed before a site is added; the principal is what can be checked.",
  },
  appliesTo: organisations,
  filingTypes: ["ADD_SITE"],
  value: boolean({
    yes: { zh: "冲突的须先变更", en: "what conflicts is changed first" },
    no: { zh: "不要求先变更", en: "no change needed first" },
  }),
  questions: ["question8"],
  findings: [noncompliant],
  reads: [principalLegalRepresentative.key],
  check(mustComply, { filing }, _, valueFor) {
    if (!mustComply) return passed;
    const isLegalRepresentative = filing.existing?.principalIsLegalRepresentative;
    if (isLegalRepresentative === undefined) return undecided;
    if (isLegalRepresentative) return passed;
    const rule = valueFor(principalLegalRepresentative.key);
    if (rule === null) return undecided;
    // Whether the one on record has a letter isn't known, so a rule that a letter satisfies isn't taken as broken.
    if (rule !== "MUST_BE_LEGAL_REP") return passed;
    // A branch's principal may be the head office's legal representative, which the record doesn't tell.
    if (filing.subject.isBranch) return undecided;
    return failed(finding(noncompliant, ["existing", "principalIsLegalRepresentative"]));
  },
});
