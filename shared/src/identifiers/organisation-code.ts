import type { NumberForm } from "./number-form.ts";
import { normaliseCode } from "./text.ts";

export interface CheckedOrganisationCode {
  readonly form: NumberForm;
  /** Upper case, without the hyphen. */
  readonly code: string;
}

/** Organisation code 组织机构代码, GB 11714-1997: 8 characters and a check, which a hyphen may stand before. */
export function checkOrganisationCode(raw: string): CheckedOrganisationCode {
  const code = normaliseCode(raw);
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return { form: "MALFORMED", code };
  return { form: organisationCheckCharacter(code) === code[8] ? "VALID" : "CHECK_DIGIT", code };
}

/** The check character for the first 8 characters (`0-9A-Z`) of an organisation code; what follows them is ignored. */
export function organisationCheckCharacter(code: string): string {
  let sum = 0;
  for (let index = 0; index < 8; index++) sum += (weights[index] ?? 0) * characterValue(code.charCodeAt(index));
  const check = 11 - (sum % 11);
  if (check === 11) return "0";
  return check === 10 ? "X" : String(check);
}

const weights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** 0 to 9, then A = 10 to Z = 35. */
function characterValue(charCode: number): number {
  return charCode <= 57 ? charCode - 48 : charCode - 55;
}
