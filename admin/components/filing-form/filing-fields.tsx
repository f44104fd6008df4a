"use client";

import { concerns, type Field, type Finding, inLocale } from "@beian/shared";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { apiLocales } from "../../i18n/locales.ts";
import { type AskedField, isTyped, natureOf, type TypedFiling, typeOf } from "./filing-draft.ts";
import { FilingField } from "./filing-field.tsx";
import classes from "./filing-form.module.css";

/** What is wrong with what stands at a path, in the page's language. */
export interface FieldProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** The fields of a filing's form: a group for each part of it, with only the fields that concern its nature and type. */
export function FilingFields({
  form,
  draft,
  findings,
  problems,
  disabled,
  onChange,
}: {
  readonly form: Field;
  readonly draft: TypedFiling;
  readonly findings: readonly Finding[];
  readonly problems: readonly FieldProblem[];
  readonly disabled: boolean;
  readonly onChange: (path: readonly string[], value: string | boolean | undefined) => void;
}) {
  const t = useTranslations("filing");
  const locale = apiLocales[useLocale()];
  const here = (path: readonly string[]) => path.join(".");
  const problemAt = (path: readonly string[]) =>
    problems.find((one) => `${here(one.path)}.`.startsWith(`${here(path)}.`));
  const show = (asked: AskedField) => {
    const path = here(asked.path);
    return (
      <FilingField
        key={path}
        asked={asked}
        draft={draft}
        findings={findings.filter((found) => here(found.draft.path) === path)}
        problem={problemAt(asked.path)?.message ?? null}
        onChange={(value) => onChange(asked.path, value)}
      />
    );
  };
  return (
    <fieldset className={classes.whole} disabled={disabled}>
      {groupsOf(form, draft).map(({ path, title, fields }) => {
        const [main, rest] = [fields.filter(isMain), fields.filter((field) => !isMain(field))];
        const used = rest.filter(({ path: at }) => isTyped(draft, at)).length;
        const found = rest.some(
          ({ path: at }) => problemAt(at) || findings.some(({ draft: one }) => here(one.path) === here(at)),
        );
        return (
          <fieldset key={here(path)} className={classes.group}>
            <legend>{inLocale(title, locale)}</legend>
            <div className={classes.fields}>{main.map(show)}</div>
            {rest.length > 0 && (
              <More wanted={found || used > 0} summary={t("more", { count: rest.length, used })}>
                {rest.map(show)}
              </More>
            )}
          </fieldset>
        );
      })}
    </fieldset>
  );
}

/** Opens once something in it is wanted; that a field is emptied to type anew doesn't fold it away from whoever types. */
function More({
  wanted,
  summary,
  children,
}: {
  readonly wanted: boolean;
  readonly summary: string;
  readonly children: ReactNode;
}) {
  const [state, setState] = useState({ wanted, open: wanted });
  if (wanted !== state.wanted) setState({ wanted, open: state.open || wanted });
  return (
    <details
      className={classes.more}
      open={state.open}
      onToggle={({ currentTarget: { open } }) => setState((before) => ({ ...before, open }))}
    >
      <summary>{summary}</summary>
      <div className={classes.fields}>{children}</div>
    </details>
  );
}

interface Group {
  readonly path: readonly string[];
  readonly title: Field["title"];
  readonly fields: readonly AskedField[];
}

/** Each object of the filing is a group of its own single fields; what has none is left out. */
function groupsOf(field: Field, draft: TypedFiling, path: readonly string[] = []): readonly Group[] {
  if (field.shape.kind !== "OBJECT") return [];
  const asked = field.shape.fields.filter((inner) => concerns(inner, natureOf(draft), typeOf(draft)));
  const single = asked.filter(({ shape }) => shape.kind !== "OBJECT");
  const own: Group = {
    path,
    title: field.title,
    fields: single.map((inner) => ({ path: [...path, inner.name], field: inner })),
  };
  const inner = asked.flatMap((one) => groupsOf(one, draft, [...path, one.name]));
  return own.fields.length === 0 ? inner : [own, ...inner];
}

/** What most filings say; the rest are statements and days that few rules look at, folded away until one is needed. */
function isMain({ path, field: { shape, required, defaultValue } }: AskedField): boolean {
  // What provinces ask beside the form concerns whoever sees it.
  if (required || path[0] === "answers") return true;
  if (shape.kind === "FLAG") return defaultValue === false;
  return shape.kind === "TEXT" || shape.kind === "ENUM" || shape.kind === "LIST";
}
