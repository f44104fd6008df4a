"use client";

import type { Filing } from "@beian/shared";
import { Button, Textarea } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { upshotIn } from "../../components/upshot.ts";
import { askUncached } from "../../graphql/ask-uncached.ts";
import { type ReplayResult, replayQuery } from "../../graphql/try.ts";
import { apiLocales } from "../../i18n/locales.ts";
import classes from "./try.module.css";
import type { ReadyRulebook } from "./use-rulebook.ts";

/** What came of a receipt: for which text and filing it was asked, and the server's answer. */
interface Replayed {
  readonly receipt: string;
  readonly filing: Filing;
  readonly answer: ReplayResult | "UNREACHABLE";
}

/** A receipt pasted back: the verdict that it stands for, by the rules that it names, and whether it is genuine. */
export function ReplayReceipt({ book, filing }: { readonly book: ReadyRulebook; readonly filing: Filing }) {
  const t = useTranslations("try.replay");
  const locale = apiLocales[useLocale()];
  const [text, setText] = useState("");
  const [replayed, setReplayed] = useState<Replayed | null>(null);
  const receipt = text.trim();
  const replay = async () => {
    const answer = await askUncached(replayQuery, { receipt, filing, locale }).then(
      (data) => data.replay,
      () => "UNREACHABLE" as const,
    );
    setReplayed({ receipt, filing, answer });
  };
  const current = replayed && replayed.receipt === receipt && replayed.filing === filing ? replayed.answer : null;
  return (
    <div className={classes.receipt}>
      <h3 className={classes.heading}>{t("title")}</h3>
      <Textarea
        label={t("label")}
        description={t("hint")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        autoComplete="off"
      />
      <Button mt="xs" size="xs" variant="default" disabled={receipt === ""} onClick={() => void replay()}>
        {t("check")}
      </Button>
      <div role="status">
        {current === "UNREACHABLE" && <p>{t("unreachable")}</p>}
        {current !== null && current !== "UNREACHABLE" && (
          <Replay replay={current} isForThis={book.isReceiptFor(receipt, filing)} />
        )}
      </div>
    </div>
  );
}

function Replay({ replay, isForThis }: { readonly replay: ReplayResult; readonly isForThis: boolean }) {
  const t = useTranslations("try");
  const severities = useTranslations("filing.severity");
  const { matches, validation } = replay;
  const upshot = upshotIn(validation.outcome, validation.complete);
  if (!matches) return <p data-genuine="false">{t(isForThis ? "replay.forged" : "replay.other")}</p>;
  return (
    <div data-genuine="true">
      <p>
        <strong>{t("replay.genuine")}</strong>{" "}
        {t("replay.verdict", {
          province: validation.province?.name ?? t("province.unknown"),
          date: validation.asOf,
          outcome: upshot === "OPEN" ? t("everywhere.openHere") : t(`outcome.${upshot}`),
        })}
      </p>
      <ul className={classes.list}>
        {validation.findings.map(({ key, severity, path, message }) => (
          <li key={`${key} ${path.join(".")} ${message}`} data-severity={severity}>
            <strong>{severities(severity)}</strong> {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
