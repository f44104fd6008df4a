/** The language of a text meant for people. */
export type Locale = "ZH" | "EN";

/** A text in both languages of the product; neither may be empty. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export function inLocale(text: Text, locale: Locale): string {
  return locale === "EN" ? text.en : text.zh;
}

/** Joins texts as each language does: 甲、乙 and "a, b". */
export function joinTexts(texts: readonly Text[]): Text {
  return {
    zh: texts.map((text) => text.zh).join("、"),
    en: texts.map((text) => text.en).join(", "),
  };
}
