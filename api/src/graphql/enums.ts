import type { Finding, Text } from "@beian/shared";
import {
  certificateTypeLabels,
  codeOfFinding,
  filingTypeLabels,
  provinces,
  regions,
  // biome-ignore lint/style/noRestrictedImports: the schema is closed over the codes of the product's own checks.
  shippedCatalogue,
  subjectNatureLabels,
  topicLabels,
} from "@beian/shared";
import { builder } from "./builder.ts";

/** Enum values described by their labels in both languages. */
function labelled<Key extends string>(labels: Readonly<Record<Key, Text>>): Record<Key, { description: string }> {
  return Object.fromEntries(
    Object.entries<Text>(labels).map(([key, text]) => [key, { description: `${text.zh}。${text.en}.` }]),
  ) as Record<Key, { description: string }>;
}

export const localeEnum = builder.enumType("Locale", {
  description: "The language of a text meant for people. Every such field takes it; the default is ZH.",
  values: { ZH: { description: "简体中文。Simplified Chinese." }, EN: { description: "英文。English." } } as const,
});

export const provinceCodeEnum = builder.enumType("ProvinceCode", {
  description: "The 31 provincial jurisdictions with a communications administration, by the letters of ISO 3166-2:CN.",
  values: labelled(
    Object.fromEntries(provinces.map(({ code, fullName }) => [code, fullName])) as Record<
      (typeof provinces)[number]["code"],
      Text
    >,
  ),
});

export const regionEnum = builder.enumType("Region", {
  description: "The seven regions by which the provinces are commonly grouped.",
  values: regions,
});

export const topicEnum = builder.enumType("RequirementTopic", {
  description: "What part of a filing a requirement is about.",
  values: labelled(topicLabels),
});

export const valueTypeEnum = builder.enumType("ValueType", {
  description: "The closed set of value types: a yes or no, one of several options, any of several options, a number.",
  values: ["BOOLEAN", "CHOICE", "CHOICES", "INTEGER"] as const,
});

export const ruleOriginEnum = builder.enumType("RuleOrigin", {
  description: "Where a rule's value comes from: the province's own, or the national default it inherits.",
  values: ["NATIONAL", "PROVINCE"] as const,
});

export const strictnessEnum = builder.enumType("Strictness", {
  description:
    "ENFORCED: breaking it is an ERROR. ADVISED: recommended, or known from a doubtful source only; breaking it is a WARNING.",
  values: ["ENFORCED", "ADVISED"] as const,
});

export const filingTypeEnum = builder.enumType("FilingType", {
  description: "首次备案, 新增网站, 新增接入, 变更备案.",
  values: labelled(filingTypeLabels),
});

export const subjectNatureEnum = builder.enumType("SubjectNature", {
  description: "主办单位性质: the nature of the subject that files.",
  values: labelled(subjectNatureLabels),
});

export const certificateTypeEnum = builder.enumType("CertificateType", {
  description:
    "BUSINESS_LICENSE is the merged (三证合一) licence with an 18-character code, LEGACY_BUSINESS_LICENSE the older one with a registration number.",
  values: labelled(certificateTypeLabels),
});

/** Codes come from the product's own checks, so their names are known at run time only. */
const findingCodes: Record<string, { description: string }> = {
  ...Object.fromEntries(
    [...shippedCatalogue.findingKinds.values()].map(({ code, meaning }) => [
      code,
      { description: `${meaning.zh}${meaning.en}` },
    ]),
  ),
  CUSTOM: { description: "员工自行编写的规则所报告。Reported by a rule that staff wrote." },
};

export const findingCodeEnum = builder.enumType("FindingCode", {
  description: "What was found. Each code arises as its description says; staff-written rules report CUSTOM.",
  values: findingCodes,
});

/** Of a finding of a requirement that this version doesn't bring, CUSTOM, whatever its key. */
export function codeOf({ key }: Pick<Finding, "key">): string {
  return codeOfFinding(key, shippedKeys);
}

const shippedKeys: ReadonlySet<string> = new Set(shippedCatalogue.findingKeys);

export const outcomeEnum = builder.enumType("Outcome", {
  description: "FAILS with any ERROR, NEEDS_ATTENTION with any WARNING, else PASSES.",
  values: ["PASSES", "NEEDS_ATTENTION", "FAILS"] as const,
});

export const severityEnum = builder.enumType("Severity", {
  description: "ERROR: the filing would be refused. WARNING: it may be. INFO: good to know.",
  values: ["ERROR", "WARNING", "INFO"] as const,
});

export const checkStatusEnum = builder.enumType("CheckStatus", {
  description:
    "How a check came out. NOT_APPLICABLE: it doesn't concern this filing. UNDECIDED: nothing is recorded for the province, or an input that it needs wasn't given.",
  values: ["PASSED", "FAILED", "NOT_APPLICABLE", "UNDECIDED"] as const,
});

export const roleEnum = builder.enumType("Role", {
  description: "What a person may do; each role can do what the ones before it can.",
  values: {
    VIEWER: { description: "查阅：可看草稿与历史。Reads drafts and history." },
    EDITOR: { description: "编辑：还可起草、提交、撤回变更。Also drafts, submits and withdraws changes." },
    REVIEWER: { description: "审核：还可审核并发布变更。Also reviews and publishes changes." },
    ADMINISTRATOR: { description: "管理员：还可管理人员、样例与 Webhook。Also manages people, samples and webhooks." },
  } as const,
});
