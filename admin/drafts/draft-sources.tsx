"use client";

import { useTranslations } from "next-intl";
import { SourcesField } from "../words/sources-field.tsx";
import { wordsNow } from "../words/words.ts";
import classes from "./cell-editor.module.css";
import { useDraftState, useDrafts } from "./draft-provider.tsx";
import { draftWordsOf } from "./pending.ts";

/** The sources of the draft in hand, folded away beneath an edit. They are those of all its edits. */
export function DraftSources() {
  const t = useTranslations("draft.sources");
  const drafts = useDrafts();
  const { pending, draft } = useDraftState();
  const { sources } = wordsNow(pending.words, draftWordsOf(draft));
  const titles = sources.map(({ title }) => title).filter((title) => title.trim() !== "");
  return (
    <details className={classes.sources}>
      <summary>{titles.length === 0 ? t("none") : t("cited", { titles: titles.join(t("separator")) })}</summary>
      <SourcesField
        sources={sources}
        onSources={(next) => drafts?.typeWord("sources", next)}
        refusal={pending.words.sources?.refusal}
      />
    </details>
  );
}
