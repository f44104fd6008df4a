"use client";

import { earliestDate, latestDate } from "@beian/shared";
import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { endsReview } from "../../../drafts/editable.ts";
import { LeaveReviewDialog } from "../../../drafts/leave-review-dialog.tsx";
import { type ChangeOutcome, editChange, type WholeChange } from "../../../graphql/change.ts";
import classes from "./change.module.css";
import type { Told } from "./told.ts";
import { useChangeAction } from "./use-change-action.ts";
import { changedWords, emptySource, sameWords, type TypedSource, type TypedWords, wordsOf } from "./words.ts";

const sourceFields = ["title", "clause", "url", "publishedOn", "retrievedOn"] as const satisfies (keyof TypedSource)[];

/** Title, reason, date and sources of a change. Refusals stand beside their fields, and what was typed stays. */
export function WordsForm({
  change,
  typed,
  onTyped,
  onDiscard,
  onTold,
}: {
  readonly change: WholeChange;
  readonly typed: TypedWords;
  readonly onTyped: (typed: TypedWords | null) => void;
  readonly onDiscard: () => void;
  readonly onTold: (told: Told | null) => void;
}) {
  const t = useTranslations("change.words");
  const take = useChangeAction();
  const [waiting, setWaiting] = useState(false);
  const [asks, setAsks] = useState(false);
  const [outcome, setOutcome] = useState<ChangeOutcome | null>();
  const { words, base } = typed;
  const current = wordsOf(change);
  // One's own save makes a new version too, a moment before its answer is here.
  const isStale = typed.version !== change.version && !waiting;
  const type = (next: Partial<TypedWords["words"]>) => onTyped({ ...typed, words: { ...words, ...next } });
  const typeSource = (index: number, next: Partial<TypedSource>) =>
    type({ sources: words.sources.map((source, each) => (each === index ? { ...source, ...next } : source)) });
  const errorAt = (...field: readonly string[]) =>
    outcome?.__typename === "InvalidInput" && sameWords(outcome.path, ["input", ...field]) ? outcome.reason : undefined;

  const changed = changedWords(typed);
  const press = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(changed).length === 0) onTyped(null);
    else if (endsReview(change)) setAsks(true);
    else void save(null);
  };
  const save = async (why: string | null) => {
    setAsks(false);
    setWaiting(true);
    // The version shown beside the form: what others wrote meanwhile stands there to be seen.
    const answer = await take(editChange, {
      number: change.number,
      version: change.version,
      ...changed,
      ...(why === null ? {} : { why }),
    });
    setWaiting(false);
    setOutcome(answer);
    if (answer?.__typename !== "ChangeSuccess") return;
    onTyped(null);
    onTold({ tone: "done", text: t("saved") });
  };

  return (
    <form onSubmit={press} className={classes.form}>
      {asks && (
        <LeaveReviewDialog
          change={change}
          deed={t("saveDeed")}
          onClose={() => setAsks(false)}
          onConfirm={(why) => void save(why)}
        />
      )}
      <Stack gap="sm">
        {change.status !== "DRAFT" && (
          <Alert variant="outline" color="orange" py="xs">
            {t("becomesDraft")}
          </Alert>
        )}
        {isStale && (
          <Alert variant="outline" color="orange" role="alert">
            {t("stale", { version: change.version })}
          </Alert>
        )}
        <Problem outcome={outcome} />
        <TextInput
          name="title"
          label={t("titleField")}
          required
          value={words.title}
          onChange={({ currentTarget: { value } }) => type({ title: value })}
          error={errorAt("title")}
        />
        {isStale && current.title !== base.title && <Theirs>{current.title}</Theirs>}
        <Textarea
          name="reason"
          label={t("reason")}
          required
          value={words.reason}
          onChange={({ currentTarget: { value } }) => type({ reason: value })}
          error={errorAt("reason")}
          autosize
          minRows={2}
          maxRows={16}
        />
        {isStale && current.reason !== base.reason && <Theirs>{current.reason}</Theirs>}
        <TextInput
          type="date"
          name="effectiveFrom"
          className={classes.dateField}
          label={t("effectiveFrom")}
          description={t("effectiveHint")}
          min={earliestDate}
          max={latestDate}
          value={words.effectiveFrom}
          onChange={({ currentTarget: { value } }) => type({ effectiveFrom: value })}
          error={errorAt("effectiveFrom")}
        />
        {isStale && current.effectiveFrom !== base.effectiveFrom && (
          <Theirs>{current.effectiveFrom || t("effectiveLater")}</Theirs>
        )}
        {words.sources.map((source, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sources have nothing else that tells them apart while typed.
          <fieldset key={index} className={classes.sourceFields}>
            <legend>{t("source", { place: index + 1 })}</legend>
            {sourceFields.map((field) => (
              <TextInput
                key={field}
                size="xs"
                name={`sources.${index}.${field}`}
                type={field === "publishedOn" || field === "retrievedOn" ? "date" : "text"}
                label={t(`sourceFields.${field}`)}
                required={field === "title"}
                value={source[field]}
                onChange={({ currentTarget: { value } }) => typeSource(index, { [field]: value })}
                error={errorAt("sources", String(index), field)}
              />
            ))}
            <Button
              size="xs"
              variant="default"
              onClick={() => type({ sources: words.sources.filter((_, each) => each !== index) })}
            >
              {t("removeSource", { place: index + 1 })}
            </Button>
          </fieldset>
        ))}
        {isStale && !sameWords(current.sources, base.sources) && (
          <Theirs>{current.sources.map(({ title }) => title).join(t("separator")) || t("noSources")}</Theirs>
        )}
        <div>
          <Button size="xs" variant="default" onClick={() => type({ sources: [...words.sources, emptySource] })}>
            {t("addSource")}
          </Button>
          {errorAt("sources") && (
            <Text size="xs" c="red" role="alert">
              {errorAt("sources")}
            </Text>
          )}
        </div>
        <Group gap="xs">
          <Button type="submit" loading={waiting}>
            {t(isStale ? "saveMine" : "save")}
          </Button>
          <Button variant="default" onClick={onDiscard}>
            {t("discard")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What somebody else wrote into a field since one began to type. */
function Theirs({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("change.words");
  return (
    <p className={classes.theirs}>
      <strong>{t("theirs")}</strong> {children}
    </p>
  );
}

/** What has no field of its own. */
function Problem({ outcome }: { readonly outcome: ChangeOutcome | null | undefined }) {
  const t = useTranslations("change");
  const text =
    outcome === null
      ? t("unreachable")
      : outcome?.__typename === "NotAllowed" || outcome?.__typename === "NotFound" || outcome?.__typename === "Conflict"
        ? outcome.message
        : null;
  return (
    text && (
      <Alert role="alert" color="red" variant="outline">
        {text}
      </Alert>
    )
  );
}
