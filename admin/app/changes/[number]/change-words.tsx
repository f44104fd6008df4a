"use client";

import { Button, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useKept } from "../../../components/use-kept.ts";
import type { WholeChange } from "../../../graphql/change.ts";
import { lazily } from "../../../loading/lazily.tsx";
import { SourceTitle } from "../../../words/source-title.tsx";
import classes from "./change.module.css";
import type { Told } from "./told.ts";
import { keptChange, type TypedChange } from "./typed-words.ts";

// Only for those who may edit.
const WordsForm = lazily(() => import("./words-form.tsx").then((module) => module.WordsForm));

/** Why, from when, and on what ground; to be edited in place by those who may. */
export function ChangeWords({
  change,
  onTold,
}: {
  readonly change: WholeChange;
  readonly onTold: (told: Told | null) => void;
}) {
  const t = useTranslations("change.words");
  const [typed, setTyped] = useKept(`change.${change.number}.words`, keptChange);
  const [discarded, setDiscarded] = useState<TypedChange | null>(null);
  const mayEdit = change.steps.some(({ step, allowed }) => step === "EDIT" && allowed);
  const edit = () => {
    onTold(null);
    setTyped({ version: change.version, typed: {} });
  };
  return (
    <section aria-labelledby="words" className={classes.section}>
      <div className={classes.sectionHead}>
        <Title id="words" order={2} size="h4">
          {t("title")}
        </Title>
        {mayEdit && typed === null && discarded !== null && (
          <Button size="xs" variant="default" onClick={() => setTyped(discarded)} {...WordsForm.near}>
            {t("restore")}
          </Button>
        )}
        {mayEdit && typed === null && (
          <Button size="xs" variant="default" onClick={edit} {...WordsForm.near}>
            {t("edit")}
          </Button>
        )}
      </div>
      {mayEdit && typed !== null ? (
        <WordsForm
          change={change}
          typed={typed}
          onTyped={(next) => {
            setTyped(next);
            setDiscarded(null);
          }}
          onDiscard={() => {
            setDiscarded(typed);
            setTyped(null);
          }}
          onTold={onTold}
        />
      ) : (
        <dl className={classes.words}>
          <dt>{t("reason")}</dt>
          <dd className={classes.said}>{change.reason}</dd>
          <dt>{t("effectiveFrom")}</dt>
          <dd>
            {change.cancels
              ? t("effectiveOncePublished")
              : change.effectiveFrom
                ? t("effectiveOn", { date: change.effectiveFrom })
                : t("effectiveLater")}
          </dd>
          <dt>{t("sources")}</dt>
          <dd>
            <SourceList sources={change.sources} />
          </dd>
        </dl>
      )}
    </section>
  );
}

function SourceList({ sources }: { readonly sources: WholeChange["sources"] }) {
  const t = useTranslations("change.words");
  if (sources.length === 0) return <span className={classes.missing}>{t("noSources")}</span>;
  return (
    <ul className={classes.plain}>
      {sources.map(({ title, url, clause, publishedOn, retrievedOn }) => (
        <li key={`${title} ${url} ${clause}`} className={classes.source}>
          <SourceTitle title={title} url={url} />
          {clause && <span className={classes.small}>{clause}</span>}
          {publishedOn && <span className={classes.small}>{t("publishedOn", { date: publishedOn })}</span>}
          {retrievedOn && <span className={classes.small}>{t("retrievedOn", { date: retrievedOn })}</span>}
        </li>
      ))}
    </ul>
  );
}
