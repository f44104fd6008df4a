export type UnsafeCharacter = "NULL" | "CONTROL" | "LONE_SURROGATE";

/** NFKC (full-width digits and letters become ASCII) and trimmed. */
export function normaliseText(text: string): string {
  return isItself.test(text) ? text : text.normalize("NFKC").trim();
}

/**
 * The form in which names of people and organisations compare, as people write them: NFKC, without invisible
 * characters, brackets （）()[]【】〔〕 as (), the dots between the parts of a name (•・‧⋅, a full stop between Chinese
 * characters) as ·, no spaces beside Chinese characters, brackets and dots, other runs of them as one, Latin letters in
 * lower case. A key for comparing, not a text to show.
 */
export function normaliseName(name: string): string {
  return isOwnKey.test(name) ? name : withoutNeedlessSpaces(titled(name).replace(stopInName, "·"));
}

/** Likewise of websites' names, in which a full stop is a full stop: it may part the labels of a domain. */
export function normaliseTitle(title: string): string {
  return isOwnKey.test(title) ? title : withoutNeedlessSpaces(titled(title));
}

/** Addresses and remarks as they compare: NFKC, without invisible characters and spaces beside Chinese characters. */
export function normaliseProse(text: string): string {
  return isItself.test(text) ? text : withoutNeedlessSpaces(visible(text));
}

function titled(text: string): string {
  // A dot above by itself isn't one any more after NFKC. Lower case can undo a composition that NFKC made, hence the second pass.
  return visible(visible(text.replace(/[˙ꞏ]/g, "·")).toLowerCase())
    .replace(openingBrackets, "(")
    .replace(closingBrackets, ")")
    .replace(nameDots, "·")
    .replace(apostrophes, "'")
    .replace(quotationMarks, '"')
    .replace(/\s*(?:[\p{Pd}\u2212]\s*)+/gu, "-")
    .replace(/\s*&\s*/g, "&");
}

function withoutNeedlessSpaces(text: string): string {
  return text.replace(needlessSpaces, "").replace(/\s+/g, " ").trim();
}

/** A code or number as two of them compare: NFKC, upper case, without invisible characters, spaces and hyphens. */
export function normaliseCode(raw: string): string {
  if (isOwnCode.test(raw)) return raw;
  return visible(raw)
    .toUpperCase()
    .replace(codeGrouping, "")
    .replace(endingStops, "")
    .replace(signsForX, "X")
    .normalize("NFKC");
}

/** NFKC, without what nobody can see. */
export function visible(text: string): string {
  // What was parted by an invisible character can compose once it is gone.
  return text.normalize("NFKC").replace(invisible, "").normalize("NFKC");
}

/** Whether two names are the same but for width, brackets, whitespace and case. */
export function isSameName(one: string, other: string): boolean {
  return one === other || normaliseName(one) === normaliseName(other);
}

/** How many characters a text has as people count them: a letter with its marks is one, whatever it takes to store it. */
export function characterCount(text: string): number {
  if (isCountedAsStored.test(text)) return text.length;
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
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
/** Digits and capitals, in which nothing of a code is folded. */
const isOwnCode = /^[0-9A-Z]*$/;
// Marks of direction and joining, soft hyphens, variation selectors: chat programs and spreadsheets paste them along.
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;
const codeGrouping = /[\s\p{Pd}\u2212]+/gu;
/** A stop that ended the line which a code was copied from. */
const endingStops = /[.。,;]+$/u;
/** The X at an ID number's end in Cyrillic, in Greek and as a sign of multiplication. */
const signsForX = /[ХΧ×]/g;
/** All that is typed for the dot between the parts of a minority's or a foreigner's name. */
const nameDots = /(?:[·•‧∙⋅・ᐧ᛫●⸱]\s*)+/g;
const apostrophes = /[‘’ʼʹ´`]/g;
const quotationMarks = /[“”„«»「」『』]/g;
const stopInName = /(?<=\p{Script=Han})\s*[.。]\s*(?=\p{Script=Han})/gu;
/** 张 三, 杭州 ABC 科技: a space parts words of letters alone. */
const needlessSpaces = /(?<=[\p{Script=Han}()·])\s+|\s+(?=[\p{Script=Han}()·])/gu;
/** Printable ASCII, ideographs and full-width forms, none of which joins another. */
const isCountedAsStored = /^[ -~\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;
const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });
const openingBrackets = /[[【〔]/g;
const closingBrackets = /[\]】〕]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;
