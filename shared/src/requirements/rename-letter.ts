import { becomes } from "../cures/candidate.ts";
import { organisations } from "../filing/vocabulary.ts";
import { failed, notApplicable, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { normaliseName } from "../identifiers/text.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

const letterMissing = defineFinding({
  code: "RENAME_LETTER_MISSING",
  meaning: {
    zh: "单位名称与已备案的不同，又没有该省要求的工商更名函。",
    en: "An organisation's name differs from the one on record and the registry's letter on it is missing.",
  },
  message: {
    zh: "该省要求单位名称变更时提供工商更名函。",
    en: "In this province an organisation's new name needs the registry's letter.",
  },
  remedy: {
    zh: "请向登记机关申请名称变更核准通知书等更名函。",
    en: "Have the registry confirm the change of name in writing.",
  },
  cures: becomes(true),
});

export const renameLetter = defineRequirement({
  key: "rename-letter",
  topic: "MATERIALS",
  title: { zh: "单位更名函", en: "Letter on a change of name" },
  description: {
    zh: "变更单位名称时，是否须提供登记机关的更名函。",
    en: "Whether a change of an organisation's name needs the registry's letter.",
  },
  appliesTo: organisations,
  filingTypes: ["CHANGE"],
  value: boolean({
    yes: { zh: "须有工商更名函", en: "needs the registry's letter" },
    no: { zh: "无须更名函", en: "needs no letter" },
  }),
  findings: [letterMissing],
  check(value, { filing, names }) {
    if (!value) return passed;
    const onRecord = filing.existing;
    if (onRecord?.subjectName === undefined) return undecided;
    // Coming from an individual is a change of subject, not of name.
    if (onRecord.subjectNature === "INDIVIDUAL" || normaliseName(onRecord.subjectName) === names.subject)
      return notApplicable;
    const { hasRenameLetter } = filing.subject;
    if (hasRenameLetter === undefined) return undecided;
    return hasRenameLetter ? passed : failed(finding(letterMissing, ["subject", "hasRenameLetter"]));
  },
});
