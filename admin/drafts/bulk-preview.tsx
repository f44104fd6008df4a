"use client";

import { inLocale, provinceOf } from "@beian/shared";
import { useLocale, useTranslations } from "next-intl";
import type { Content } from "../fields/content.ts";
import { valueInWords } from "../fields/value-in-words.ts";
import type { RequirementSpec } from "../graphql/catalogue.ts";
import { apiLocales } from "../i18n/locales.ts";
import classes from "./bulk-preview.module.css";
import { type BulkStep, countEffects } from "./plan-bulk.ts";

/** What setting many provinces will do, counted and province by province, before anything is written. */
export function BulkPreview({
  requirement,
  steps,
}: {
  readonly requirement: RequirementSpec;
  readonly steps: readonly BulkStep[];
}) {
  const t = useTranslations("draft.bulk");
  const separator = useTranslations("fields")("separator");
  const locale = apiLocales[useLocale()];
  const words = (content: Content | null) =>
    content === null ? t("nothing") : (valueInWords(requirement, content.value, separator) ?? "");
  const told = countEffects(steps)
    .map(([effect, count]) => t(`effects.${effect}`, { count }))
    .join(t("separator"));
  return (
    <div className={classes.preview}>
      <p role="status" className={classes.sum}>
        {t("preview", { told })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <ul className={classes.steps} tabIndex={0} aria-label={t("previewLabel")}>
        {steps.map(({ code, before, after, effects }) => (
          <li key={code} data-same={effects.includes("SAME")}>
            <span className={classes.name}>{inLocale(provinceOf(code).name, locale)}</span>
            <span>
              {effects.includes("SAME")
                ? t("same", { words: words(before) })
                : t("becomes", { before: words(before), after: after ? words(after) : t("national") })}
              {after && <Beside before={before} after={after} effects={effects} />}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What stands beside the value: what is kept of it, and what isn't. */
function Beside({
  before,
  after,
  effects,
}: {
  readonly before: Content | null;
  readonly after: Content;
  readonly effects: BulkStep["effects"];
}) {
  const t = useTranslations("draft.bulk");
  const note = before?.noteZh || before?.noteEn || "";
  const said = [
    ...(effects.includes("STRICTNESS") ? [t(`strictnessNow.${after.strictness}`)] : []),
    ...(effects.includes("NOTE_REMOVED") ? [t("noteGoes", { note })] : []),
    ...(effects.includes("NOTE") ? [t("noteBecomes", { note: after.noteZh || after.noteEn })] : []),
    ...(effects.includes("VALUE") && note !== "" && !effects.includes("NOTE") && !effects.includes("NOTE_REMOVED")
      ? [t("noteStays", { note })]
      : []),
  ];
  return said.map((text) => (
    <span key={text} className={classes.beside}>
      {text}
    </span>
  ));
}
