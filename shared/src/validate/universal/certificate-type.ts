import type { Candidate, CureContext } from "../../cures/candidate.ts";
import { correction, fact } from "../../cures/candidate.ts";
import type { Facts } from "../../filing/facts.ts";
import type { CertificateType, SubjectNature } from "../../filing/vocabulary.ts";
import { certificatesByNature, subjectNatureLabels, subjectNatures } from "../../filing/vocabulary.ts";
import type { CheckResult } from "../../findings/check-result.ts";
import { failed, passed, undecided } from "../../findings/check-result.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import { checkIdCard } from "../../identifiers/id-card.ts";
import { isMarketRegulators } from "../../identifiers/unified-code-bodies.ts";
import type { Text } from "../../locale.ts";
import type { UniversalCheck } from "../universal-check.ts";

const mismatch = defineFinding<{ nature: Text }>({
  code: "SUBJECT_NATURE_CERTIFICATE_MISMATCH",
  meaning: {
    zh: "证件类型与主办单位性质不符。",
    en: "The certificate type doesn't fit the subject's nature.",
  },
  message: ({ nature }) => ({
    zh: `主办单位性质为“${nature.zh}”，不能使用这类证件。`,
    en: `A subject of the nature “${nature.en}” can't file with a certificate of this type.`,
  }),
  remedy: {
    zh: "请核对主办单位性质是否选错，或换用与性质相符的证件。",
    en: "Check whether the nature was chosen wrongly, or use a certificate that fits it.",
  },
  cures: toFittingTypes,
});

/** A certificate that fits the nature, or a nature whose usual certificate it is; OTHER would only hide the mismatch. */
function toFittingTypes({ path, facts }: CureContext): readonly Candidate[] {
  const { nature, certificate } = facts.filing.subject;
  const borne = typeBearing(facts);
  if (borne !== null && certificatesByNature[nature].includes(borne)) return [correction(path, borne)];
  const types = certificatesByNature[nature].filter((type) => type !== "OTHER");
  const natures = subjectNatures.filter((other) => certificatesByNature[other][0] === certificate.type);
  return [
    ...types.map((type) =>
      fact(path, type, {
        zh: "请换用与主办单位性质相符的证件。",
        en: "File with a certificate that fits the subject's nature.",
      }),
    ),
    ...natures.map((other) =>
      fact(["subject", "nature"], other, {
        zh: "请核对主办单位性质是否选错。",
        en: "Check whether the subject's nature was chosen wrongly.",
      }),
    ),
  ];
}

/** The type of certificate that bears such a number, where its check characters leave no doubt. */
function typeBearing({ filing: { subject }, unifiedCode: { form, code }, on }: Facts): CertificateType | null {
  if (checkIdCard(subject.certificate.number, on).form === "VALID" && subject.nature === "INDIVIDUAL") return "ID_CARD";
  if (form !== "VALID") return null;
  if (isMarketRegulators(code)) return "BUSINESS_LICENSE";
  return code.startsWith("12") ? "INSTITUTION_CERT" : code.startsWith("51") ? "SOCIAL_ORG_CERT" : null;
}

/** What comes out again and again is the same object, so that whatever is made of it is made once. */
const mismatches = Object.fromEntries(
  subjectNatures.map((nature) => [
    nature,
    failed(finding(mismatch, ["subject", "certificate", "type"], { nature: subjectNatureLabels[nature] })),
  ]),
) as Readonly<Record<SubjectNature, CheckResult>>;

export const certificateType: UniversalCheck = {
  key: "certificate-type",
  title: { zh: "证件类型与性质", en: "Certificate type and nature" },
  findings: [mismatch],
  check({ filing }) {
    const { nature, certificate } = filing.subject;
    if (certificate.type === "OTHER") return undecided;
    return certificatesByNature[nature].includes(certificate.type) ? passed : mismatches[nature];
  },
};
