import { becomes } from "../cures/candidate.ts";
import { everybody } from "../filing/vocabulary.ts";
import { failed, passed } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

const filedElsewhere = defineFinding({
  code: "SUBJECT_FILED_ELSEWHERE",
  meaning: {
    zh: "主体已在同一接入商的其他账号备案；首次备案时不能继续，其他类型仅作提示。",
    en: "The subject is filed already in another account of the provider: an error for a first filing, else for information.",
  },
  message: {
    zh: "主体已在其他账号备案，登录该账号可查看备案信息。",
    en: "The subject is filed already in another account; sign in there to see it.",
  },
  remedy: {
    zh: "要保留原备案的，请申请备案迁移；不再需要的，请在原账号注销主体。",
    en: "To keep that filing, have it moved to this account; else cancel the subject in the other one.",
  },
  cures: becomes(false),
});

export const subjectOneAccount = defineRequirement({
  key: "subject-one-account",
  topic: "SUBJECT",
  title: { zh: "一个主体只在一个账号备案", en: "One subject, one account" },
  description: {
    zh: "已在同一接入商其他账号备案的主体，能否再作首次备案。",
    en: "Whether a subject that is filed in another account of the provider can be filed for the first time again.",
  },
  appliesTo: everybody,
  value: boolean({
    yes: { zh: "只能在一个账号备案", en: "in one account only" },
    no: { zh: "可在多个账号备案", en: "in several accounts" },
  }),
  questions: ["question111"],
  findings: [filedElsewhere],
  check(oneOnly, { filing }) {
    if (!oneOnly || !filing.subject.filedInAnotherAccount) return passed;
    const severity = filing.type === "FIRST" ? undefined : "INFO";
    return failed(finding(filedElsewhere, ["subject", "filedInAnotherAccount"], {}, severity));
  },
});
