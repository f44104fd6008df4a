"use client";

import { Alert, Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { endsReview } from "../../../drafts/editable.ts";
import { LeaveReviewDialog } from "../../../drafts/leave-review-dialog.tsx";
import { TimeField } from "../../../fields/time-field.tsx";
import { type ChangeOutcome, editChange, type WholeChange } from "../../../graphql/change.ts";
import type { Refusal } from "../../../graphql/refusal.ts";
import { SourcesField } from "../../../words/sources-field.tsx";
import { fate, typedOn, type Words, wordsNow } from "../../../words/words.ts";
import classes from "./change.module.css";
import { type Told, toldOf } from "./told.ts";
import { changedWords, type TypedChange, wordsOf } from "./typed-words.ts";
import { useChangeAction } from "./use-change-action.ts";

/** Title, reason, date and sources of a change. Refusals stand beside their fields, and what was typed stays. */
export function WordsForm({
  change,
  typed,
  onTyped,
  onDiscard,
  onTold,
}: {
  readonly change: WholeChange;
  readonly typed: TypedChange;
  readonly onTyped: (typed: TypedChange | null) => void;
  readonly onDiscard: () => void;
  readonly onTold: (told: Told | null) => void;
}) {
  const t = useTranslations("change.words");
  const take = useChangeAction();
  const [waiting, setWaiting] = useState(false);
  const [asks, setAsks] = useState(false);
  const [outcome, setOutcome] = useState<ChangeOutcome | null>();
  const current = wordsOf(change);
  const words = wordsNow(typed.typed, current);
  // One's own save makes a new version too, a moment before its answer is here.
  const isStale = typed.version !== change.version && !waiting;
  const type = <Name extends keyof Words>(name: Name, word: Words[Name]) =>
    onTyped({ ...typed, typed: { ...typed.typed, [name]: typedOn(typed.typed[name], word, current[name]) } });
  /** Whether somebody else wrote into a field that one types in. */
  const isContested = (name: keyof Words) => {
    const word = typed.typed[name];
    return isStale && word !== undefined && fate(word, current[name]) === "CLASH";
  };
  const refusalAt = (name: keyof Words): Refusal | undefined => {
    if (outcome?.__typename !== "InvalidInput" || outcome.path[1] !== name) return undefined;
    return { path: outcome.path.slice(2), reason: outcome.reason };
  };

  const changed = changedWords(typed.typed);
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
          onChange={({ currentTarget: { value } }) => type("title", value)}
          error={refusalAt("title")?.reason}
        />
        {isContested("title") && <Theirs>{current.title}</Theirs>}
        <Textarea
          name="reason"
          label={t("reason")}
          required
          value={words.reason}
          onChange={({ currentTarget: { value } }) => type("reason", value)}
          error={refusalAt("reason")?.reason}
          autosize
          minRows={2}
          maxRows={16}
        />
        {isContested("reason") && <Theirs>{current.reason}</Theirs>}
        {!change.cancels && (
          <TimeField
            name="effectiveFrom"
            className={classes.dateField ?? ""}
            label={t("effectiveFrom")}
            description={t("effectiveHint")}
            value={words.effectiveFrom}
            onValue={(day) => type("effectiveFrom", day)}
            error={refusalAt("effectiveFrom")?.reason}
          />
        )}
        {isContested("effectiveFrom") && <Theirs>{current.effectiveFrom ?? t("effectiveLater")}</Theirs>}
        <SourcesField
          sources={words.sources}
          onSources={(sources) => type("sources", sources)}
          refusal={refusalAt("sources")}
        />
        {isContested("sources") && (
          <Theirs>{current.sources.map(({ title }) => title).join(t("separator")) || t("noSources")}</Theirs>
        )}
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
  if (outcome === undefined || outcome?.__typename === "InvalidInput") return null;
  const told = toldOf(outcome, "", t);
  if (told.tone === "done") return null;
  return (
    <Alert role="alert" color="red" variant="outline">
      {told.text}
    </Alert>
  );
}
