"use client";

import type { Filing, ProvinceCode } from "@beian/shared";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { askUncached } from "../../graphql/ask-uncached.ts";
import { receiptQuery } from "../../graphql/try.ts";
import { curlCommand, validateFilingCall, variablesOf } from "./api-calls.ts";
import { CopyBox } from "./copy-box.tsx";
import { ReplayReceipt } from "./replay-receipt.tsx";
import classes from "./try.module.css";
import type { ReadyRulebook } from "./use-rulebook.ts";

/** What a program, a colleague or a file can take along: the call, the command, and a receipt from the server. */
export function TakeAway({
  book,
  input,
  filing,
  province,
}: {
  readonly book: ReadyRulebook;
  readonly input: Readonly<Record<string, unknown>>;
  readonly filing: Filing;
  readonly province: ProvinceCode | null;
}) {
  const t = useTranslations("try.takeAway");
  const [origin, setOrigin] = useState("");
  useEffect(() => setOrigin(window.location.origin), []);
  const variables = variablesOf(input, province);
  return (
    <section className={classes.section} aria-labelledby="take-away">
      <h2 id="take-away" className={classes.title}>
        {t("title")}
      </h2>
      <details className={classes.more}>
        <summary>{t("graphql")}</summary>
        <CopyBox label={t("query")} text={validateFilingCall} />
        <CopyBox label={t("variables")} text={JSON.stringify(variables, null, 2)} />
      </details>
      <details className={classes.more}>
        <summary>{t("curl")}</summary>
        <CopyBox label={t("curl")} text={curlCommand(origin, variables)} />
      </details>
      <Receipt filing={filing} province={province} />
      <ReplayReceipt book={book} filing={filing} />
    </section>
  );
}

function Receipt({ filing, province }: { readonly filing: Filing; readonly province: ProvinceCode | null }) {
  const t = useTranslations("try.takeAway");
  const [receipt, setReceipt] = useState<{ readonly judged: string; readonly text: string } | null>(null);
  // By what it says: the same filing may have been read from the form anew.
  const judged = JSON.stringify([filing, province]);
  const [failed, setFailed] = useState(false);
  const issue = async () => {
    setFailed(false);
    try {
      const { validateFiling } = await askUncached(receiptQuery, { filing, province });
      setReceipt({ judged, text: validateFiling.receipt });
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className={classes.receipt}>
      <h3 className={classes.heading}>{t("receipt")}</h3>
      <p className={classes.small}>{t("receiptHint")}</p>
      <Button size="xs" variant="default" onClick={() => void issue()}>
        {t("issue")}
      </Button>
      {failed && <p role="alert">{t("unreachable")}</p>}
      {/* A receipt is for one filing only: with the next key it is of another. */}
      {receipt?.judged === judged && <CopyBox label={t("receipt")} text={receipt.text} />}
    </div>
  );
}
