"use client";

import { Alert, Loader, Title } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";
import { PageLink } from "../../../components/page-link.tsx";
import type { DefinitionEdit, WholeChange, WholeDefinition } from "../../../graphql/change.ts";
import { definitionEditQuery } from "../../../graphql/change.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import classes from "./change.module.css";
import { definitionLines, definitionMembers } from "./definition-lines.ts";

/** What the change makes of requirements themselves: each opens into all that it says, before and after. */
export function DefinitionEdits({ change }: { readonly change: WholeChange }) {
  const t = useTranslations("change.definitions");
  const { definitionEdits, number } = change;
  if (definitionEdits.length === 0) return null;
  return (
    <section aria-labelledby="definitions" className={classes.section}>
      <Title id="definitions" order={2} size="h4">
        {t("title", { count: definitionEdits.length })}
      </Title>
      <ul className={classes.plain}>
        {definitionEdits.map((edit) => (
          <li key={edit.requirement}>
            <DefinitionChange edit={edit} number={number} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DefinitionChange({ edit, number }: { readonly edit: DefinitionEdit; readonly number: number }) {
  const t = useTranslations("change.definitions");
  const [isOpen, setOpen] = useState(false);
  const { requirement, before, after, overtakenBy } = edit;
  const kind = after === null ? "withdrawn" : before === null ? "new" : "changed";
  return (
    <details className={classes.definition} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>{(after ?? before)?.title ?? requirement}</strong> <span className="code">{requirement}</span>{" "}
        <span className={classes.small}>{t(`kinds.${kind}`)}</span>
        {overtakenBy && (
          <span className={classes.small}>
            {" "}
            {t("overtaken")}{" "}
            <PageLink href={`/changes/${overtakenBy.number}`}>{`${overtakenBy.number} ${overtakenBy.title}`}</PageLink>
          </span>
        )}
      </summary>
      {isOpen && <BothSides number={number} requirement={requirement} />}
    </details>
  );
}

function BothSides({ number, requirement }: { readonly number: number; readonly requirement: string }) {
  const t = useTranslations("change.definitions");
  const locale = apiLocales[useLocale()];
  const [{ data, error }] = useQuery({ query: definitionEditQuery, variables: { number, requirement, locale } });
  if (error)
    return (
      <Alert color="red" variant="outline" role="alert">
        {t("failed")}
      </Alert>
    );
  const [edit] = data?.change?.definitionEdits ?? [];
  if (!edit)
    return (
      <p className={classes.small} role="status">
        <Loader size="xs" /> {t("loading")}
      </p>
    );
  return <Sides before={edit.before} after={edit.after} />;
}

function Sides({ before, after }: { readonly before: WholeDefinition | null; readonly after: WholeDefinition | null }) {
  const t = useTranslations("change.definitions");
  const [was, is] = [before && definitionLines(before), after && definitionLines(after)];
  const differing = definitionMembers.filter((member) => was?.[member].join("\n") !== is?.[member].join("\n"));
  const side = (lines: readonly string[] | undefined) =>
    lines && lines.length > 0 ? (
      lines.map((line) => <code key={line}>{line}</code>)
    ) : (
      <span className={classes.small}>{t("nothing")}</span>
    );
  return (
    <div className={classes.sides}>
      {before && after && <p className={classes.small}>{t("differing")}</p>}
      <dl>
        {differing.map((member) => (
          <div key={member} className={classes.sideRow}>
            <dt>{t(`members.${member}`)}</dt>
            {before && (
              <dd>
                <span className={classes.small}>{t("before")}</span>
                {side(was?.[member])}
              </dd>
            )}
            {after && (
              <dd>
                {before && <span className={classes.small}>{t("after")}</span>}
                {side(is?.[member])}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  );
}
