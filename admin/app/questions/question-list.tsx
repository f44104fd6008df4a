"use client";

import { inLocale, type ProvinceCode, provinceOf, provinces } from "@beian/shared";
import { Button, NativeSelect, Text, TextInput } from "@mantine/core";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useTransition } from "react";
import { PageLink } from "../../components/page-link.tsx";
import { useTypedText } from "../../components/use-typed-text.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { SourceTitle } from "../../words/source-title.tsx";
import type { AnsweredQuestion } from "./answered-question.ts";
import { findQuestions } from "./find-questions.ts";
import classes from "./questions.module.css";

/** The FAQ: a search, a province, and each question with its answer. The address holds the province and the question. */
export function QuestionList({
  questions,
  province,
}: {
  readonly questions: readonly AnsweredQuestion[];
  readonly province: ProvinceCode | null;
}) {
  const t = useTranslations("questions");
  const locale = apiLocales[useLocale()];
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const [pending, startTransition] = useTransition();
  const [typed, field, setTyped] = useTypedText();
  const chosen = parameters.get("question");
  const found = findQuestions(questions, typed);

  const addressWith = (name: string, value: string | null) => {
    const next = new URLSearchParams(parameters);
    if (value) next.set(name, value);
    else next.delete(name);
    return next.size > 0 ? `${pathname}?${next}` : pathname;
  };
  return (
    <>
      <search className={classes.choices}>
        <TextInput {...field} type="search" label={t("search")} autoComplete="off" spellCheck={false} />
        <NativeSelect
          label={t("province")}
          value={province ?? ""}
          onChange={({ target: { value } }) =>
            startTransition(() => router.push(addressWith("province", value), { scroll: false }))
          }
          data={[
            { value: "", label: t("everywhere") },
            ...provinces.map(({ code, name }) => ({ value: code, label: inLocale(name, locale) })),
          ]}
        />
        <Text component="output" size="sm" c="dimmed" aria-live="polite">
          {found.length > 0 ? t("found", { count: found.length }) : t("none", { typed })}
        </Text>
        {found.length === 0 && (
          <Button variant="default" size="xs" onClick={() => setTyped("")}>
            {t("clear")}
          </Button>
        )}
      </search>
      <div className={classes.questions} aria-busy={pending}>
        {found.map((question) => (
          <Question
            key={question.key}
            question={question}
            province={province}
            open={question.key === chosen || (typed !== "" && found.length <= 3)}
            isChosen={question.key === chosen}
            onToggle={() =>
              window.history.replaceState(
                null,
                "",
                addressWith("question", question.key === chosen ? null : question.key),
              )
            }
          />
        ))}
      </div>
    </>
  );
}

function Question({
  question: { key, title, answer, requirements, sources },
  province,
  open,
  isChosen,
  onToggle,
}: {
  readonly question: AnsweredQuestion;
  readonly province: ProvinceCode | null;
  readonly open: boolean;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}) {
  const t = useTranslations("questions");
  const locale = apiLocales[useLocale()];
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    // A link to a question leads to it.
    if (isChosen) element.current?.scrollIntoView({ block: "start" });
  }, [isChosen]);
  return (
    <section ref={element} id={key} className={classes.question}>
      <h2>
        <button type="button" aria-expanded={open} aria-controls={`${key}-answer`} onClick={onToggle}>
          {title}
        </button>
      </h2>
      <div id={`${key}-answer`} className={classes.answer} hidden={!open}>
        {answer.split("\n").map((line) => (
          <p key={line}>{line}</p>
        ))}
        <dl className={classes.links}>
          <dt>{t("rules")}</dt>
          <dd>
            <ul>
              {requirements.map((requirement) => (
                <li key={requirement.key}>
                  <PageLink
                    inherit
                    prefetch={false}
                    href={
                      province ? `/provinces/${province}#${requirement.key}` : `/compare?requirement=${requirement.key}`
                    }
                  >
                    {province
                      ? t("ruleIn", { rule: requirement.title, province: inLocale(provinceOf(province).name, locale) })
                      : t("ruleEverywhere", { rule: requirement.title })}
                  </PageLink>
                </li>
              ))}
            </ul>
          </dd>
          <dt>{t("sources")}</dt>
          <dd>
            {sources.length === 0 ? (
              t("noSources")
            ) : (
              <ul>
                {sources.map(({ title: cited, url, clause }) => (
                  <li key={`${cited} ${url} ${clause}`}>
                    <SourceTitle title={cited} url={url} /> {clause && <span className={classes.clause}>{clause}</span>}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </dl>
      </div>
    </section>
  );
}
