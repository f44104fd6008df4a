import { isLiteralElement, isPoundElement, parse } from "@formatjs/icu-messageformat-parser";

/** @typedef {{ [key: string]: string | Messages }} Messages one language's messages, nested by topic */

const han = /\p{Script=Han}/u;

/**
 * What keeps two languages' messages from saying the same: a key, an argument or a translation that only one has.
 * @param {Messages} zh
 * @param {Messages} en
 * @returns {string[]} one line a fault
 */
export function messageFaults(zh, en) {
  const [chinese, english] = [flatten(zh), flatten(en)];
  const keys = [...new Set([...chinese.keys(), ...english.keys()])];
  return keys.flatMap((key) => {
    const [inChinese, inEnglish] = [chinese.get(key), english.get(key)];
    if (inChinese === undefined) return `${key}: missing in Chinese`;
    if (inEnglish === undefined) return `${key}: missing in English`;
    return faultsOf(inChinese, inEnglish).map((fault) => `${key}: ${fault}`);
  });
}

/**
 * Texts for people that a component holds itself, where only the message files may: Chinese anywhere but in comments,
 * English in the attributes that are read out or shown.
 * @param {string} source TypeScript
 * @returns {string[]} one line a fault
 */
export function textsOutsideMessages(source) {
  // Comments are blanked, not cut, so that lines keep their numbers.
  const code = source.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, " "));
  const attribute = /\b(aria-label|aria-description|alt|title|placeholder|label|description)="[^"]*[a-z]{2}[^"]*"/;
  return code.split("\n").flatMap((line, index) => {
    const text = han.test(line) ? line : attribute.exec(line)?.[0];
    return text === undefined ? [] : `line ${index + 1}: ${text.trim()}`;
  });
}

/**
 * @param {string} zh
 * @param {string} en
 * @returns {string[]}
 */
function faultsOf(zh, en) {
  const faults = [];
  if (zh.trim() === "") faults.push("empty in Chinese");
  if (en.trim() === "") faults.push("empty in English");
  // A name may be the same in both languages; a sentence in the other one's letters was left untranslated.
  if (!han.test(zh) && /[a-z]+ [a-z]+/.test(zh)) faults.push(`not in Chinese: ${zh}`);
  if (han.test(en) && !/[A-Za-z]/.test(en) && !ownNames.includes(en)) faults.push(`not in English: ${en}`);
  const [inChinese, inEnglish] = [zh, en].map((message) => [...argumentsOf(parse(message))].sort().join(", "));
  if (inChinese !== inEnglish) faults.push(`arguments differ: {${inChinese}} and {${inEnglish}}`);
  return faults;
}

/** A language is called by its own name in every language. */
const ownNames = ["中文", "简体中文"];

/**
 * @param {readonly import("@formatjs/icu-messageformat-parser").MessageFormatElement[]} elements
 * @returns {Set<string>} names of arguments and tags, those within others too
 */
function argumentsOf(elements) {
  const names = new Set();
  for (const element of elements) {
    // Literals and the # of a plural name nothing.
    if (isLiteralElement(element) || isPoundElement(element)) continue;
    names.add(element.value);
    const inner = "options" in element ? Object.values(element.options).map(({ value }) => value) : [];
    if ("children" in element) inner.push(element.children);
    for (const name of inner.flatMap((part) => [...argumentsOf(part)])) names.add(name);
  }
  return names;
}

/**
 * @param {Messages} messages
 * @param {string} [prefix]
 * @returns {Map<string, string>}
 */
function flatten(messages, prefix = "") {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}
