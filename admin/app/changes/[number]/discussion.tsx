"use client";

import { Alert, Button, Textarea, Title } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { keptText, useKept } from "../../../components/use-kept.ts";
import { type ChangeOutcome, commentOnChange, type WholeChange } from "../../../graphql/change.ts";
import { refusalIn } from "../../../graphql/refusal.ts";
import { useMay } from "../../../session/viewer-provider.tsx";
import classes from "./change.module.css";
import { useChangeAction } from "./use-change-action.ts";

/** Verdicts and comments in the order in which they came, and a place to say something. */
export function Discussion({ change }: { readonly change: WholeChange }) {
  const t = useTranslations("change.discussion");
  const mayComment = useMay("READ_DRAFTS");
  const entries = entriesOf(change);
  return (
    <section aria-labelledby="discussion" className={classes.section}>
      <Title id="discussion" order={2} size="h4">
        {t("title")}
      </Title>
      {entries.length === 0 && <p className={classes.small}>{t("none")}</p>}
      <ol className={classes.plain}>
        {entries.map((entry) => (
          <Entry key={entry.key} entry={entry} />
        ))}
      </ol>
      {mayComment && <CommentForm number={change.number} />}
    </section>
  );
}

interface DiscussionEntry {
  readonly key: string;
  /** Null for those whose names strangers don't learn. */
  readonly name: string | null;
  readonly verdict: WholeChange["reviews"][number]["verdict"] | null;
  readonly version: number | null;
  readonly text: string | null;
  readonly at: string;
}

function entriesOf({ reviews, comments }: WholeChange): readonly DiscussionEntry[] {
  const verdicts = reviews.map(
    ({ reviewer, verdict, comment, at, changeVersion }): DiscussionEntry => ({
      key: `review ${at} ${changeVersion}`,
      name: reviewer?.name ?? null,
      verdict,
      version: changeVersion,
      text: comment,
      at,
    }),
  );
  const remarks = comments.map(
    ({ id, author, text, at }): DiscussionEntry => ({
      key: `comment ${id}`,
      name: author?.name ?? null,
      verdict: null,
      version: null,
      text,
      at,
    }),
  );
  return [...verdicts, ...remarks].sort((a, b) => a.at.localeCompare(b.at));
}

function Entry({ entry: { name, verdict, version, text, at } }: { readonly entry: DiscussionEntry }) {
  const t = useTranslations("change.discussion");
  const format = useFormatter();
  return (
    <li className={classes.entry}>
      <p className={classes.entryHead}>
        <strong>{name ?? t("staff")}</strong>{" "}
        {verdict !== null && version !== null && (
          <span className={classes.verdict} data-verdict={verdict}>
            {t(`verdicts.${verdict}`, { version })}
          </span>
        )}{" "}
        <time dateTime={at} className={classes.small}>
          {t("at", { time: format.dateTime(new Date(at), "instant") })}
        </time>
      </p>
      {text && <p className={classes.said}>{text}</p>}
    </li>
  );
}

function CommentForm({ number }: { readonly number: number }) {
  const t = useTranslations("change.discussion");
  const take = useChangeAction();
  const [text, setText] = useKept(`change.${number}.comment`, keptText);
  const [waiting, setWaiting] = useState(false);
  const [outcome, setOutcome] = useState<ChangeOutcome | null>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setWaiting(true);
    const answer = await take(commentOnChange, { number, text: text ?? "" });
    setWaiting(false);
    setOutcome(answer);
    if (answer?.__typename === "ChangeSuccess") setText(null);
  };
  const refusal = outcome === undefined ? null : refusalIn(outcome, t("unreachable"));
  const isBeside = refusal !== null && refusal.path.length > 0;
  return (
    <form className={classes.comment} onSubmit={(event) => void send(event)}>
      <Textarea
        name="text"
        label={t("comment")}
        description={t("commentHint")}
        value={text ?? ""}
        onChange={({ currentTarget: { value } }) => setText(value === "" ? null : value)}
        error={isBeside ? refusal.reason : undefined}
        autosize
        minRows={2}
        maxRows={12}
      />
      {refusal && !isBeside && (
        <Alert role="alert" color="red" variant="outline" mt="xs">
          {refusal.reason}
        </Alert>
      )}
      <Button type="submit" size="xs" variant="default" mt="xs" loading={waiting}>
        {t("send")}
      </Button>
    </form>
  );
}
