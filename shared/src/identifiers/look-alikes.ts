import { normaliseCode } from "./text.ts";

/** A code with the letters that people read for digits put back: O for 0, I for 1, Z for 2, S for 5. */
export function asDigits(code: string): string {
  return normaliseCode(code).replace(/[OIZS]/g, (letter) => digits[letter] ?? letter);
}

const digits: Readonly<Record<string, string>> = { O: "0", I: "1", Z: "2", S: "5" };
