import { normaliseCode } from "./text.ts";

/**
 * The number of a travel permit of residents of Hong Kong and Macao 港澳居民来往内地通行证: H or M and 8 digits, behind
 * which the booklet of before 2013 has 2 for the times it was issued.
 */
export function isHongKongMacaoPermit(raw: string): boolean {
  return /^[HM]\d{8}(?:\d{2})?$/.test(withoutBrackets(raw));
}

/**
 * The number of a travel permit of residents of Taiwan 台湾居民来往大陆通行证: 8 digits; the booklet of before 2015 has
 * 10, and a letter behind them.
 */
export function isTaiwanPermit(raw: string): boolean {
  return /^(?:\d{8}|\d{10}[A-Z]?)$/.test(withoutBrackets(raw));
}

/** The number of a passport of any state: letters and digits, two of them digits at least, 9 at most as ICAO Doc 9303 has it. */
export function isPassport(raw: string): boolean {
  return /^(?=(?:.*\d){2})[A-Z0-9]{6,9}$/.test(normaliseCode(raw));
}

/**
 * Whether a number is that of a paper by which a foreigner or a resident of Hong Kong or Macao goes, and of no ID card: it
 * has letters where a card has digits. Permanent residence cards of before 2023 have three letters and 12 digits.
 */
export function isForeignersPaper(raw: string): boolean {
  const number = normaliseCode(raw);
  return (
    isHongKongMacaoPermit(number) || /^[A-Z]{3}\d{12}$/.test(number) || (/^[A-Z]/.test(number) && isPassport(number))
  );
}

/** The times of issue may stand in brackets. */
function withoutBrackets(raw: string): string {
  return normaliseCode(raw).replace(/[()]/g, "");
}
