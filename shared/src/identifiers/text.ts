export type UnsafeCharacter = "NULL" | "CONTROL" | "LONE_SURROGATE";

/** NFKC (full-width digits and letters become ASCII) and trimmed. */
export function normaliseText(text: string): string {
  return isItself.test(text) ? text : text.normalize("NFKC").trim();
}

/**
 * The form in which names of people and organisations compare: NFKC, brackets （）()[]【】〔〕 as (), runs of
 * whitespace as one space, Latin letters in lower case. A key for comparing, not a text to show.
 */
export function normaliseName(name: string): string {
  if (isOwnKey.test(name)) return name;
  const folded = name.normalize("NFKC").replace(openingBrackets, "(").replace(closingBrackets, ")");
  // Lower case can undo a composition that NFKC made, hence the second pass.
  return folded.replace(/\s+/g, " ").trim().toLowerCase().normalize("NFKC");
}

/** Whether two names are the same but for width, brackets, whitespace and case. */
export function isSameName(one: string, other: string): boolean {
  return one === other || normaliseName(one) === normaliseName(other);
}

/**
 * The first kind of character found that no field of a filing may hold; null if there is none.
 * Tab, line feed and carriage return are let through: a remark may have several lines.
 */
export function findUnsafeCharacter(text: string): UnsafeCharacter | null {
  if (!text.isWellFormed()) return "LONE_SURROGATE";
  const found = control.exec(text);
  if (!found) return null;
  return found[0] === "\0" ? "NULL" : "CONTROL";
}

// Nearly all texts are of signs that are their own NFKC and have no other case; these ways spare them all else.
/** Printable ASCII without spaces, and unified ideographs. */
const isItself = /^[!-~\u4e00-\u9fff]*$/;
/** The same without capitals and brackets other than the round ones. */
const isOwnKey = /^[0-9a-z()\u4e00-\u9fff]*$/;
const openingBrackets = /[[【〔]/g;
const closingBrackets = /[\]】〕]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;
