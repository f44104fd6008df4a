"use client";

import { type Field, type InputProblem, inLocale, isProvinceCode, provinces } from "@beian/shared";
import { Alert, Button, NativeSelect, Text } from "@mantine/core";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import {
  draftOfFiling,
  emptyDraft,
  filingOfDraft,
  isTyped,
  type TypedFiling,
  withField,
} from "../../components/filing-form/filing-draft.ts";
import { FilingFields } from "../../components/filing-form/filing-fields.tsx";
import { StartFrom } from "../../components/filing-form/start-from.tsx";
import type { CurrentRulebook } from "../../graphql/try.ts";
import { apiLocales } from "../../i18n/locales.ts";
import classes from "./try.module.css";
import { useKeptWork } from "./use-kept-draft.ts";
import { useRulebook } from "./use-rulebook.ts";
import { VerdictPanel } from "./verdict-panel.tsx";

// Shown once there is a verdict, and loaded then.
const Everywhere = dynamic(() => import("./everywhere.tsx").then((module) => module.Everywhere), { ssr: false });
const TakeAway = dynamic(() => import("./take-away.tsx").then((module) => module.TakeAway), { ssr: false });

/**
 * The form, and beside it what the rule book says of it, judged in this browser at every key. What an empty form lacks
 * comes with the page; what judges others is loaded once somebody turns to the form, before they have typed anything.
 */
export function TryView({
  current,
  form: pageForm,
  missing,
}: {
  readonly current: CurrentRulebook;
  /** The whole filing's field. */
  readonly form: Field;
  /** What is wrong with a form that nothing was put into. */
  readonly missing: readonly InputProblem[];
}) {
  const t = useTranslations("try");
  const locale = apiLocales[useLocale()];
  const { work, setWork, alive, clear } = useKeptWork();
  const { draft, province } = work;
  const isEmpty = draft === emptyDraft;
  const [turnedTo, setTurnedTo] = useState(false);
  const turnTo = () => setTurnedTo(true);
  const rulebook = useRulebook(current, turnedTo || !isEmpty);
  const book = rulebook.state === "READY" ? rulebook.book : null;
  // Rules published meanwhile may ask for something else than those that the page came with.
  const form = useMemo(() => book?.formAsking(pageForm) ?? pageForm, [book, pageForm]);
  const input = useMemo(() => filingOfDraft(form, draft), [form, draft]);
  const parse = book?.parse;
  // Not anew with another rule book: what was made of a filing is still of this one.
  const parsed = useMemo(() => parse?.(input), [parse, input]);
  const filing = parsed?.ok ? parsed.filing : null;
  const verdict = useMemo(
    () =>
      book && filing ? book.compiled.validate(filing, { today: book.asOf, province: province ?? undefined }) : null,
    [book, filing, province],
  );
  // Judging 31 provinces and searching for their cures may lag behind the keys.
  const later = useDeferredValue(filing);
  const setDraft = (next: TypedFiling) => setWork((before) => ({ ...before, draft: next }));
  const problems = isEmpty ? missing : parsed && !parsed.ok ? parsed.problems : [];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is to be done with it; it tells that somebody comes.
    <div onPointerEnter={turnTo} onPointerDown={turnTo} onFocus={turnTo}>
      <p className={classes.privacy}>{t("privacy")}</p>
      <div className={classes.start}>
        <StartFrom disabled={!alive} province={province} onStart={(filing) => setDraft(draftOfFiling(form, filing))} />
        <Button variant="default" disabled={!alive || isEmpty} onClick={clear}>
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
      {book && book.unread.length > 0 && (
        <Alert variant="outline" role="note" mb="sm">
          <Text size="sm" fw={600}>
            {t("rulebook.unread")}
          </Text>
          <Text size="sm">{t("rulebook.unreadAdvice", { names: book.unread.join(t("open.separator")) })}</Text>
        </Alert>
      )}
      <div className={classes.layout}>
        <form aria-label={t("form")} onSubmit={(event) => event.preventDefault()}>
          <FilingFields
            form={form}
            draft={draft}
            findings={verdict?.findings ?? []}
            // What is still missing is told beside the form.
            problems={problems.flatMap(({ path, message }) =>
              isTyped(draft, path) ? [{ path, message: inLocale(message, locale) }] : [],
            )}
            disabled={!alive}
            onChange={(path, value) =>
              setWork((before) => ({ ...before, draft: withField(before.draft, path, value) }))
            }
          />
        </form>
        <VerdictPanel
          form={form}
          asOf={current.asOf}
          book={book}
          waiting={book === null && !isEmpty}
          filing={filing}
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
      {book && later && (
        <Everywhere book={book} filing={later}>
          {filing && <TakeAway book={book} input={input} filing={filing} province={province} />}
        </Everywhere>
      )}
    </div>
  );
}
