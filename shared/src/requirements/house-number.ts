import type { Candidate, CureContext } from "../cures/candidate.ts";
import { ask, fact } from "../cures/candidate.ts";
import { exampleAddressRemark } from "../cures/examples.ts";
import { everybody } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const missing = defineFinding({
  code: "ADDRESS_NO_HOUSE_NUMBER",
  meaning: {
    zh: "通信地址没有门牌号，而该省要求写到门牌号。",
    en: "The contact address has no house number where the province requires one.",
  },
  message: {
    zh: "该省要求通信地址写到门牌号，备注不能代替。",
    en: "In this province the contact address has to have a house number; a remark can't stand in.",
  },
  remedy: { zh: "请在通信地址中写明门牌号。", en: "Give the house number in the contact address." },
  cures: askForHouseNumber,
});

const needsRemark = defineFinding({
  code: "ADDRESS_NO_HOUSE_NUMBER_NEEDS_REMARK",
  severity: "WARNING",
  meaning: {
    zh: "通信地址没有门牌号，也没有备注已为最详细地址。",
    en: "The contact address has no house number, and no remark says that it is the most detailed one.",
  },
  message: {
    zh: "通信地址没有门牌号，也没有备注说明。",
    en: "The contact address has no house number, and no remark explains it.",
  },
  remedy: {
    zh: "请补充门牌号；确实没有的，请在备注中写明“通信地址已为最详细地址”。",
    en: "Add the house number; if there is none, remark that the contact address is the most detailed one (通信地址已为最详细地址).",
  },
  cures: (context) => [...askForHouseNumber(context), fact(["subject", "addressRemark"], exampleAddressRemark)],
});

/** The address as given, with a made-up number at its end. */
function askForHouseNumber({ facts }: CureContext): readonly Candidate[] {
  return [
    ask(["subject", "communicationAddress"], `${facts.filing.subject.communicationAddress ?? ""} 1 号`, {
      zh: "请在通信地址中写明门牌号。",
      en: "Give the house number in the contact address.",
    }),
  ];
}

export const houseNumber = defineRequirement({
  key: "house-number",
  topic: "CONTACT",
  title: { zh: "通信地址的门牌号", en: "House number in the contact address" },
  description: {
    zh: "通信地址没有门牌号时，能否以备注说明已为最详细地址。",
    en: "Whether a remark that it is the most detailed address will do where the contact address has no house number.",
  },
  appliesTo: everybody,
  value: choice({
    REMARK_ACCEPTED: { zh: "没有的可备注说明", en: "a remark will do where there is none" },
    REQUIRED: { zh: "须写到门牌号", en: "required" },
  }),
  questions: ["question4"],
  findings: [missing, needsRemark],
  check(value, { contactAddressHasHouseNumber, remarkSaysMostDetailed }) {
    if (contactAddressHasHouseNumber === null) return undecided;
    if (contactAddressHasHouseNumber) return passed;
    if (value === "REQUIRED") return failed(finding(missing, ["subject", "communicationAddress"]));
    return remarkSaysMostDetailed ? passed : failed(finding(needsRemark, ["subject", "addressRemark"]));
  },
});
