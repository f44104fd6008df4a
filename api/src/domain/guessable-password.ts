import type { Text } from "@beian/shared";

/** Whose password it is to be. */
export interface Account {
  readonly name: string;
  readonly email: string;
}

/** Words of the context that guessers try first, in small letters. */
export const contextWords = ["beian", "备案", "icp", "工信部", "通信管理局"] as const;

/** What has to be left of a password without words of the context. */
const leastBeside = 8;
const leastDifferent = 5;

/**
 * Why a password of sufficient length is guessed all the same; null where it isn't: one that many people have, alone, over
 * and over, or with digits and signs around it; one of few characters; one made of the person's or the product's names.
 */
export async function whyGuessable(password: string, { name, email }: Account): Promise<Text | null> {
  const text = password.normalize("NFKC").toLowerCase();
  if (new Set(text).size < leastDifferent)
    return {
      zh: `密码至少应有 ${leastDifferent} 个不同字符`,
      en: `a password has at least ${leastDifferent} different characters`,
    };
  const words = [...contextWords, ...partsOf(name), ...partsOf(email.split("@", 1)[0] ?? "")];
  const beside = words.reduce((left, word) => left.replaceAll(word, ""), text);
  if (beside !== text && beside.length < leastBeside)
    return {
      zh: "密码不能主要由姓名、邮箱或系统名称组成",
      en: "a password mustn't be made of the name, the email or the product's words",
    };
  const common = await commonPasswords();
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  if ([text, unrepeated(text), core, unrepeated(core)].some((one) => common.has(one)))
    return { zh: "该密码过于常见，容易被猜到", en: "this password is common, and easily guessed" };
  return null;
}

/** Read when the first password is set: a start has no use for it. */
let read: Promise<ReadonlySet<string>> | undefined;
function commonPasswords(): Promise<ReadonlySet<string>> {
  read ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"]));
  return read;
}

/** Words long enough to be somebody's: two characters of Chinese, four of other letters. */
function partsOf(text: string): readonly string[] {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 4));
}

/** What a text repeats from beginning to end; the text itself where it doesn't. */
function unrepeated(text: string): string {
  const length = (text + text).indexOf(text, 1);
  return length > 0 ? text.slice(0, length) : text;
}
