import { becomes } from "../cures/candidate.ts";
import { individuals } from "../filing/vocabulary.ts";
import { failed, notApplicable, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { integer } from "../values/value-spec.ts";

const proofMissing = defineFinding<{ age: number }>({
  code: "STUDY_OR_WORK_PROOF_MISSING",
  meaning: {
    zh: "个人未满该省规定的年龄，且没有在读或在职证明。",
    en: "An individual is below the age up to which the province wants a proof of study or work, and has none.",
  },
  message: ({ age }) => ({
    zh: `该省要求未满 ${age} 周岁的个人提供在读或在职证明。`,
    en: `In this province an individual under ${age} needs a proof of study or work.`,
  }),
  remedy: { zh: "请提供在读证明或在职证明。", en: "Provide a proof of study or of work." },
  cures: becomes(true),
});

export const individualStudyOrWorkProofAge = defineRequirement({
  key: "individual-study-or-work-proof-age",
  topic: "MATERIALS",
  title: { zh: "须有在读或在职证明的年龄", en: "Age below which a proof of study or work is needed" },
  description: {
    zh: "未满多少周岁的个人，须提供在读证明或在职证明。",
    en: "Below which age an individual provides a proof of study or work.",
  },
  appliesTo: individuals,
  value: integer({
    minimum: 18,
    maximum: 100,
    unit: { zh: "周岁", en: "years" },
    words: (age) => ({ zh: `未满 ${age} 周岁须提供`, en: `needed below ${age}` }),
  }),
  findings: [proofMissing],
  check(value, { filing, principalAge }) {
    if (principalAge === null) return undecided;
    if (principalAge >= value) return notApplicable;
    const has = filing.principal.hasStudyOrWorkProof;
    if (has === undefined) return undecided;
    return has ? passed : failed(finding(proofMissing, ["principal", "hasStudyOrWorkProof"], { age: value }));
  },
});
