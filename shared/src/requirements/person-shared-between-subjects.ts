import { becomes } from "../cures/candidate.ts";
import type { Facts } from "../filing/facts.ts";
import { individuals, organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const idReused = defineFinding({
  code: "ID_NUMBER_REUSED",
  meaning: {
    zh: "负责人的证件已用于其他主体的备案，而该省不允许。",
    en: "The ID of a person in charge serves other subjects where the province forbids it.",
  },
  message: {
    zh: "该省不允许负责人的证件用于多个主体。",
    en: "In this province the ID of a person in charge may not serve several subjects.",
  },
  remedy: {
    zh: "请改由没有为其他主体备案过的人担任负责人。",
    en: "Name a person who isn't in charge of another subject.",
  },
  cures: becomes(false),
});

const sharing = choice({
  FORBIDDEN: { zh: "不得用于其他主体", en: "may not serve other subjects" },
  ALLOWED: { zh: "可用于其他主体", en: "may serve other subjects" },
});

function checkSharing(value: "FORBIDDEN" | "ALLOWED", { filing }: Facts): CheckResult {
  if (value === "ALLOWED") return passed;
  const used = filing.principal.idNumberUsedByOtherSubjects;
  if (used === undefined) return undecided;
  return used ? failed(finding(idReused, ["principal", "idNumberUsedByOtherSubjects"])) : passed;
}

export const organisationPersonSharedBetweenSubjects = defineRequirement({
  key: "organisation-person-shared-between-subjects",
  topic: "PRINCIPAL",
  title: { zh: "单位负责人证件用于其他主体", en: "ID of an organisation's people used by other subjects" },
  description: {
    zh: "单位负责人的证件能否用于其他主体的备案。",
    en: "Whether the ID of an organisation's persons in charge may serve other subjects as well.",
  },
  appliesTo: organisations,
  value: sharing,
  findings: [idReused],
  check: checkSharing,
});

export const individualPersonSharedBetweenSubjects = defineRequirement({
  key: "individual-person-shared-between-subjects",
  topic: "PRINCIPAL",
  title: { zh: "个人证件用于其他主体", en: "ID of an individual used by other subjects" },
  description: {
    zh: "个人的证件能否用于其他主体的备案。",
    en: "Whether an individual's ID may serve other subjects as well.",
  },
  appliesTo: individuals,
  value: sharing,
  findings: [idReused],
  check: checkSharing,
});
