"use client";

import { inLocale, isProvinceCode, parseFiling, provinces } from "@beian/shared";
import { Alert, Button, NativeSelect, Text } from "@mantine/core";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import type { CurrentRulebook } from "../../graphql/try.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { type Draft, draftOfFiling, emptyDraft, filingOfDraft } from "./filing-draft.ts";
import { FilingForm } from "./filing-form.tsx";
import { StartFrom } from "./start-from.tsx";
import classes from "./try.module.css";
import { useKeptWork } from "./use-kept-draft.ts";
import { useRulebook } from "./use-rulebook.ts";
import { VerdictPanel } from "./verdict-panel.tsx";

// Shown once there is a verdict, and loaded then.
const Everywhere = dynamic(() => import("./everywhere.tsx").then((module) => module.Everywhere), { ssr: false });
const TakeAway = dynamic(() => import("./take-away.tsx").then((module) => module.TakeAway), { ssr: false });

/** The form, and beside it what the rule book says of it, judged in this browser at every key. */
export function TryView({ current }: { readonly current: CurrentRulebook }) {
  const t = useTranslations("try");
  const locale = apiLocales[useLocale()];
  const { work, setWork, alive, clear } = useKeptWork();
  const rulebook = useRulebook(current);
  const { draft, province } = work;
  const input = useMemo(() => filingOfDraft(draft), [draft]);
  const parsed = useMemo(() => parseFiling(input), [input]);
  const book = rulebook.state === "READY" ? rulebook.book : null;
  const verdict = useMemo(
    () =>
      book && parsed.ok
        ? book.compiled.validate(parsed.filing, { today: book.asOf, province: province ?? undefined })
        : null,
    [book, parsed, province],
  );
  // Judging 31 provinces and searching for their cures may lag behind the keys.
  const later = useDeferredValue(parsed.ok ? parsed.filing : null);
  const setDraft = (next: Draft) => setWork((before) => ({ ...before, draft: next }));
  const problems = parsed.ok ? [] : parsed.problems;
  return (
    <>
      <p className={classes.privacy}>{t("privacy")}</p>
      <div className={classes.start}>
        <StartFrom disabled={!alive} province={province} onStart={(filing) => setDraft(draftOfFiling(filing))} />
        <Button variant="default" disabled={!alive || draft === emptyDraft} onClick={clear}>
          {t("clear")}
        </Button>
      </div>
      {rulebook.state === "FAILED" && (
        <Alert color="red" title={t("rulebook.failed")} role="alert">
          <Text size="sm">{t("rulebook.failedAdvice")}</Text>
          <Button mt="xs" size="xs" variant="default" onClick={rulebook.retry}>
            {t("rulebook.retry")}
          </Button>
        </Alert>
      )}
      <div className={classes.layout}>
        <FilingForm
          draft={draft}
          findings={verdict?.findings ?? []}
          problems={problems}
          disabled={!alive}
          onChange={(path, value) =>
            setWork((before) => ({ ...before, draft: withField(before.draft, path.join("."), value) }))
          }
        />
        <VerdictPanel
          book={book}
          filing={parsed.ok ? parsed.filing : null}
          verdict={verdict}
          problems={problems}
          draft={draft}
          onApply={setDraft}
          where={
            <NativeSelect
              label={t("province.label")}
              description={t("province.hint")}
              disabled={!alive}
              value={province ?? ""}
              onChange={({ target: { value } }) =>
                setWork((before) => ({ ...before, province: isProvinceCode(value) ? value : null }))
              }
              data={[
                { value: "", label: t("province.byAddress") },
                ...provinces.map(({ code, name }) => ({ value: code, label: inLocale(name, locale) })),
              ]}
            />
          }
        />
      </div>
      {book && later && <Everywhere book={book} filing={later} />}
      {book && parsed.ok && <TakeAway book={book} input={input} filing={parsed.filing} province={province} />}
    </>
  );
}

function withField(draft: Draft, path: string, value: string | boolean | undefined): Draft {
  const { [path]: _, ...rest } = draft;
  return value === undefined ? rest : { ...rest, [path]: value };
}
