import { becomes } from "../cures/candidate.ts";
import { everybody } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

const idAddressChanged = defineFinding({
  code: "ACCESS_ID_ADDRESS_CHANGED",
  meaning: {
    zh: "新增接入时，负责人身份证地址与已备案的不同，而须先在原接入商处变更。",
    en: "Access is added, and the address on the principal's ID differs from the record, which has to be changed first.",
  },
  message: {
    zh: "负责人身份证地址已变更，与已备案的不一致。",
    en: "The address on the principal's ID has changed and differs from the record.",
  },
  remedy: {
    zh: "请先到原接入商处变更备案信息，再办理新增接入。",
    en: "Change the filing at the former access provider first; then add access here.",
  },
  cures: becomes(false),
});

export const accessIdAddressChangeFirst = defineRequirement({
  key: "access-id-address-change-first",
  topic: "PROCESS",
  title: { zh: "接入备案前先变更身份证地址", en: "ID address to be changed before access is added" },
  description: {
    zh: "新增接入时，负责人身份证地址与已备案的不同，是否须先在原接入商处变更。",
    en: "Whether a changed address on the principal's ID has to be changed at the former provider before access is added.",
  },
  appliesTo: everybody,
  filingTypes: ["ADD_ACCESS"],
  value: boolean({
    yes: { zh: "须先变更再接入", en: "changed first" },
    no: { zh: "可先接入后变更", en: "may be changed afterwards" },
  }),
  questions: ["question13"],
  findings: [idAddressChanged],
  check(changeFirst, { filing }) {
    if (!changeFirst) return passed;
    if (!filing.existing) return undecided;
    return filing.existing.principalIdAddressChanged
      ? failed(finding(idAddressChanged, ["existing", "principalIdAddressChanged"]))
      : passed;
  },
});
