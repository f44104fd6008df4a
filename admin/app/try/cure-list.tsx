"use client";

import { applyEdits, type Cure, type Field, fieldAt, fieldValueInWords, inLocale } from "@beian/shared";
import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { draftOfFiling, filingOfDraft, type TypedFiling } from "../../components/filing-form/filing-draft.ts";
import { apiLocales } from "../../i18n/locales.ts";
import classes from "./try.module.css";

/** The smallest sets of edits that would do, each to be put into the form at once. */
export function CureList({
  form,
  cures,
  draft,
  onApply,
}: {
  readonly form: Field;
  readonly cures: readonly Cure[];
  readonly draft: TypedFiling;
  readonly onApply: (draft: TypedFiling) => void;
}) {
  const t = useTranslations("try.cures");
  // Fields that don't concern the filing are in the draft only, and stay.
  const apply = (cure: Cure) =>
    onApply({ ...draft, ...draftOfFiling(form, applyEdits(filingOfDraft(form, draft), cure.edits)) });
  return (
    <>
      <p className={classes.small}>{t("lead")}</p>
      <ol className={classes.list}>
        {cures.map((cure) => (
          <li key={cure.edits.map(({ path, to }) => `${path.join(".")}=${to}`).join()} data-cure={cure.edits.length}>
            <CureEdits cure={cure} />
            <Button size="compact-xs" variant="default" onClick={() => apply(cure)}>
              {t("apply")}
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** What one set of edits asks for, in words, with the value before and after. */
export function CureEdits({ cure }: { readonly cure: Cure }) {
  const t = useTranslations("try.cures");
  const locale = apiLocales[useLocale()];
  return (
    <ul className={classes.edits}>
      {cure.edits.map(({ kind, path, from, to, words }) => {
        const field = fieldAt(path);
        return (
          <li key={path.join(".")}>
            <span className={classes.kind}>{t(`kind.${kind}`)}</span> {inLocale(words, locale)}
            {field && kind !== "ASK" && (
              <span className={classes.small}>
                {" "}
                {t("fromTo", {
                  from: inLocale(fieldValueInWords(field.shape, from), locale),
                  to: inLocale(fieldValueInWords(field.shape, to), locale),
                })}
              </span>
            )}
          </li>
        );
      })}
      {cure.edits.length > 0 && (
        <li className={classes.small}>{t(cure.open.length === 0 ? "thenPasses" : "thenOpen")}</li>
      )}
    </ul>
  );
}
