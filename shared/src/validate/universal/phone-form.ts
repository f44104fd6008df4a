import { valueAt } from "../../cures/apply-edits.ts";
import type { Candidate, CureContext } from "../../cures/candidate.ts";
import { ask, correction } from "../../cures/candidate.ts";
import { exampleLandline, exampleMobile } from "../../cures/examples.ts";
import type { Facts, PhoneKind } from "../../filing/facts.ts";
import type { CheckResult } from "../../findings/check-result.ts";
import { failed, notApplicable, passed } from "../../findings/check-result.ts";
import type { FieldPath } from "../../findings/finding.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import { areaCodes } from "../../identifiers/area-codes.ts";
import { isLandline } from "../../identifiers/landline.ts";
import { asDigits } from "../../identifiers/look-alikes.ts";
import { isMobile, normalisePhone } from "../../identifiers/mobile.ts";
import type { Text } from "../../locale.ts";
import type { ProvinceCode } from "../../provinces.ts";
import type { UniversalCheck } from "../universal-check.ts";

const mobileFormat = defineFinding<{ field: Text }>({
  code: "MOBILE_FORMAT",
  meaning: {
    zh: "手机号码的格式不对：应为 1 开头的 11 位数字，可带 +86、空格或连字符。",
    en: "A mobile is malformed: 11 digits that begin with 13 to 19; +86, spaces and hyphens are taken.",
  },
  message: ({ field }) => ({
    zh: `${field.zh}应为 13 至 19 开头的 11 位数字。`,
    en: `${field.en} has 11 digits that begin with 13 to 19.`,
  }),
  remedy: { zh: "请核对手机号码。", en: "Check the number." },
  cures: mobileMeant,
});

/** Of a number that may be either; it goes by the code of mobiles, which most people give. */
const emergencyFormat = defineFinding({
  code: "MOBILE_FORMAT",
  meaning: mobileFormat.meaning,
  message: {
    zh: "应急联系电话应为 13 至 19 开头的 11 位手机号码，或带区号的座机。",
    en: "The emergency phone is a mobile of 11 digits that begin with 13 to 19, or a landline with its area code.",
  },
  remedy: { zh: "请核对应急联系电话。", en: "Check the number." },
  cures: mobileMeant,
});

const officePhoneFormat = defineFinding({
  code: "OFFICE_PHONE_FORMAT",
  meaning: {
    zh: "办公电话既不是座机（区号加号码）也不是手机；400、800 号码不算座机。",
    en: "The office phone is neither a landline (area code and number) nor a mobile; 400 and 800 numbers are no landlines.",
  },
  message: {
    zh: "办公电话应为带区号的座机或手机号码。",
    en: "An office phone is a landline with its area code, or a mobile.",
  },
  remedy: { zh: "请按 010-12345678 的格式填写，或填写手机号码。", en: "Write it like 010-12345678, or give a mobile." },
  cures({ path, facts, province }) {
    const meant = withAreaCode(facts.filing.principal.officePhone ?? "", province) ?? withoutTrunkZero(facts, path);
    return [meant === null ? ask(path, exampleLandline(province)) : correction(path, meant)];
  },
});

function mobileMeant({ path, facts }: CureContext): readonly Candidate[] {
  const meant = withoutTrunkZero(facts, path);
  return [meant === null ? ask(path, exampleMobile(facts)) : correction(path, meant)];
}

/** A mobile as it is dialled from elsewhere, with a 0 before it, or one that stands within other text. */
function withoutTrunkZero({ filing }: Facts, path: FieldPath): string | null {
  const typed = valueAt(filing, path);
  if (typeof typed !== "string") return null;
  const number = normalisePhone(typed).replace(/^0/, "");
  if (isMobile(number)) return number;
  // What was pasted along, or a letter that looks like a digit.
  const within =
    asDigits(typed)
      .match(/\d+/g)
      ?.filter((run) => isMobile(run)) ?? [];
  return within.length === 1 ? (within[0] ?? null) : null;
}

/** A local number, where the province has one area code. */
function withAreaCode(typed: string, province: ProvinceCode): string | null {
  const whole = `${areaCodes[province]}-${normalisePhone(typed)}`;
  return !areaCodes[province].includes(" ") && isLandline(whole) ? whole : null;
}

function mobileMalformed(path: FieldPath, field: Text): CheckResult {
  return failed(finding(mobileFormat, path, { field }));
}

// What comes out again and again is the same object, so that whatever is made of it is made once.
const principalsMalformed = mobileMalformed(["principal", "mobile"], { zh: "手机号码", en: "A mobile" });
const managersMalformed = mobileMalformed(["website", "managerMobile"], {
  zh: "网站负责人手机号码",
  en: "The website manager's mobile",
});
const officePhoneMalformed = failed(finding(officePhoneFormat, ["principal", "officePhone"]));
const emergencyMalformed = failed(finding(emergencyFormat, ["principal", "emergencyPhone"]));

export const mobileForm: UniversalCheck = {
  key: "mobile-form",
  title: { zh: "手机号码格式", en: "Form of the mobile" },
  findings: [mobileFormat],
  check: ({ mobileIsWellFormed }) => (mobileIsWellFormed ? passed : principalsMalformed),
};

export const managerMobileForm: UniversalCheck = {
  key: "manager-mobile-form",
  title: { zh: "网站负责人手机号码格式", en: "Form of the website manager's mobile" },
  findings: [mobileFormat],
  check({ filing: { website } }) {
    if (website?.managerMobile === undefined) return notApplicable;
    return isMobile(website.managerMobile) ? passed : managersMalformed;
  },
};

export const officePhoneForm: UniversalCheck = {
  key: "office-phone-form",
  title: { zh: "办公电话格式", en: "Form of the office phone" },
  findings: [officePhoneFormat],
  check: ({ officePhone }) => byKind(officePhone, officePhoneMalformed),
};

export const emergencyPhoneForm: UniversalCheck = {
  key: "emergency-phone-form",
  title: { zh: "应急联系电话格式", en: "Form of the emergency phone" },
  findings: [emergencyFormat],
  check: ({ emergencyPhone }) => byKind(emergencyPhone, emergencyMalformed),
};

function byKind(phone: { readonly kind: PhoneKind } | null, malformed: CheckResult): CheckResult {
  if (phone === null) return notApplicable;
  return phone.kind === "MALFORMED" ? malformed : passed;
}
