import { becomes } from "../cures/candidate.ts";
import type { Facts } from "../filing/facts.ts";
import { individuals, organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, notApplicable, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice, optionLabel } from "../values/value-spec.ts";

const papers = choice({
  WORK_OR_INCOME_PROOF: { zh: "工作或收入证明", en: "a proof of work or income" },
  INCOME_PROOF: { zh: "收入证明", en: "a proof of income" },
  SEALED_WORK_PROOF: { zh: "盖章的就业证明", en: "a sealed proof of work" },
  GUARDIAN_PAPERS: { zh: "监护人的证件和声明", en: "the guardian's papers" },
  WORK_PROOF_OR_GUARDIAN_PAPERS: { zh: "工作证明或监护人材料", en: "a proof of work or the guardian's papers" },
  OWN_ID_CARD: { zh: "本人身份证", en: "an ID card of their own" },
});

const papersMissing = defineFinding<{ papers: Text }>({
  code: "MINOR_PAPERS_MISSING",
  meaning: {
    zh: "负责人未满 18 周岁，且没有该省要求的证明材料。",
    en: "The person in charge is under 18 and the papers that the province asks of minors are missing.",
  },
  message: ({ papers: asked }) => ({
    zh: `负责人未满 18 周岁，该省要求提供${asked.zh}。`,
    en: `The person in charge is under 18; this province asks for ${asked.en}.`,
  }),
  remedy: ({ papers: asked }) => ({
    zh: `请提供${asked.zh}，或改由年满 18 周岁的人担任负责人。`,
    en: `Provide ${asked.en}, or name a person of 18 or over.`,
  }),
  cures: becomes(true),
});

function checkPapers(value: keyof typeof papers.options, { filing, principalAge }: Facts): CheckResult {
  if (principalAge === null) return undecided;
  if (principalAge >= 18) return notApplicable;
  const has = filing.principal.hasMinorPapers;
  if (has === undefined) return undecided;
  if (has) return passed;
  return failed(finding(papersMissing, ["principal", "hasMinorPapers"], { papers: optionLabel(papers, value) }));
}

export const organisationUnder18Papers = defineRequirement({
  key: "organisation-under-18-papers",
  topic: "MATERIALS",
  title: { zh: "单位未成年负责人的材料", en: "Papers of an organisation's minors in charge" },
  description: {
    zh: "单位的负责人未满 18 周岁时，须提供的证明材料。",
    en: "What an organisation provides where a person in charge is under 18.",
  },
  appliesTo: organisations,
  value: papers,
  findings: [papersMissing],
  check: checkPapers,
});

export const individualUnder18Papers = defineRequirement({
  key: "individual-under-18-papers",
  topic: "MATERIALS",
  title: { zh: "未成年个人的材料", en: "Papers of individuals under 18" },
  description: {
    zh: "未满 18 周岁的个人备案时，须提供的证明材料。",
    en: "What an individual under 18 provides to file.",
  },
  appliesTo: individuals,
  value: papers,
  findings: [papersMissing],
  check: checkPapers,
});
