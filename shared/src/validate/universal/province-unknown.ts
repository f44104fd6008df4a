import { defineFinding } from "../../findings/finding.ts";

/** Raised by the engine itself, before any rule can be looked up. */
export const provinceUnknown = defineFinding({
  code: "PROVINCE_UNKNOWN",
  meaning: {
    zh: "未指定省份，证件住所也看不出省份。",
    en: "No province was named, and the certificate's address names none.",
  },
  message: {
    zh: "从证件住所无法判断备案省份。",
    en: "The certificate address doesn't tell the province of the filing.",
  },
  remedy: {
    zh: "请按证件填写完整住所（含省、市），或指定省份。",
    en: "Write the address in full as on the certificate, with province and city, or name the province.",
  },
});
