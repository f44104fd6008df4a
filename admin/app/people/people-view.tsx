"use client";

import { Alert, Button, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useClient } from "urql";
import { PageHeading } from "../../components/page-heading.tsx";
import { type Colleague, type PeopleResult, peopleQuery, roles } from "../../graphql/people.ts";
import { usePageQuery } from "../../graphql/use-page-query.ts";
import type { FormAnswer } from "../../session/form-answer.ts";
import { useMay, useViewer } from "../../session/viewer-provider.tsx";
import classes from "./people.module.css";
import { PersonDialog } from "./person-dialog.tsx";
import type { PersonAct } from "./person-form.tsx";

const none = {};

/** Everybody with an account; for administrators with what can be done about each. */
export function PeopleView({
  result,
  created,
  reset,
}: {
  readonly result: PeopleResult;
  /** What came of the forms with a password where the browser just posted one by itself. */
  readonly created: FormAnswer | null;
  readonly reset: FormAnswer | null;
}) {
  const t = useTranslations("people");
  const client = useClient();
  const manages = useMay("MANAGE_PEOPLE");
  const { people } = usePageQuery(peopleQuery, none, result);
  const [act, setAct] = useState<PersonAct | null>(null);
  const nameOf = (id: string | undefined) => people.find((person) => person.id === id)?.name ?? "";
  const [done, setDone] = useState<string | null>(
    created?.problem === null
      ? t("done.create", { name: created.typed.name ?? "" })
      : reset?.problem === null
        ? t("done.password", { name: nameOf(reset.typed.id) })
        : null,
  );
  const begin = (next: PersonAct) => {
    setDone(null);
    setAct(next);
  };
  /** Over this page, where its program is there. */
  const createInstead = (event: FormEvent) => {
    event.preventDefault();
    begin({ kind: "create" });
  };
  const finish = (message: string) => {
    setAct(null);
    setDone(message);
    // A newcomer is on no list yet that the cache could complete.
    void client.query(peopleQuery, none, { requestPolicy: "network-only" }).toPromise();
  };
  return (
    <>
      <PageHeading title={t("title")} lead={t(manages ? "leadManaging" : "lead")}>
        {manages && (
          <form action="/people/new" onSubmit={createInstead}>
            <Button type="submit" size="xs">
              {t("create")}
            </Button>
          </form>
        )}
      </PageHeading>
      <div role="status">
        {done !== null && (
          <Alert color="green" variant="outline" py="xs" mb="sm">
            {done}
          </Alert>
        )}
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            {manages && <th scope="col">{t("email")}</th>}
            <th scope="col">{t("role")}</th>
            <th scope="col">{t("state")}</th>
            {manages && <th scope="col">{t("acts")}</th>}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} manages={manages} onAct={begin} />
          ))}
        </tbody>
      </table>
      <section className={classes.roles} aria-labelledby="roles">
        <Text component="h2" id="roles" size="sm" fw={600}>
          {t("rolesTitle")}
        </Text>
        <ul>
          {roles.map((role) => (
            <li key={role}>{t(`roleMeanings.${role}`)}</li>
          ))}
        </ul>
        {manages && (
          <Text size="sm">{t.rich("tokens", { command: (chunks) => <code className="code">{chunks}</code> })}</Text>
        )}
      </section>
      <PersonDialog act={act} onClose={() => setAct(null)} onDone={finish} />
    </>
  );
}

function PersonRow({
  person,
  manages,
  onAct,
}: {
  readonly person: Colleague;
  readonly manages: boolean;
  readonly onAct: (act: PersonAct) => void;
}) {
  const t = useTranslations();
  const viewer = useViewer();
  const kinds = ["role", person.enabled ? "disable" : "enable"] as const;
  const resetInstead = (event: FormEvent) => {
    event.preventDefault();
    onAct({ kind: "password", person });
  };
  return (
    <tr data-enabled={person.enabled}>
      <th scope="row">
        {person.name} {person.id === viewer?.id && <span className={classes.own}>{t("people.yourself")}</span>}
      </th>
      {manages && <td className={classes.email}>{person.email}</td>}
      <td>{t(`session.roles.${person.role}`)}</td>
      <td>{t(person.enabled ? "people.enabled" : "people.disabled")}</td>
      {manages && (
        <td className={classes.acts}>
          <Group gap="xs">
            {kinds.map((kind) => (
              <Button
                key={kind}
                size="compact-xs"
                variant="default"
                aria-label={t(`people.${kind}Of`, { name: person.name })}
                onClick={() => onAct({ kind, person })}
              >
                {t(`people.${kind}`)}
              </Button>
            ))}
            <form action={`/people/${encodeURIComponent(person.id)}/password`} onSubmit={resetInstead}>
              <Button
                type="submit"
                size="compact-xs"
                variant="default"
                aria-label={t("people.passwordOf", { name: person.name })}
              >
                {t("people.password")}
              </Button>
            </form>
          </Group>
        </td>
      )}
    </tr>
  );
}
