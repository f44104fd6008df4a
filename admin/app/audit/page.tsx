import { Button, NativeSelect, Text, TextInput } from "@mantine/core";
import type { Metadata } from "next";
import Form from "next/form";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "../../components/page-heading.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageTurner } from "../../components/page-turner.tsx";
import { refusePage } from "../../components/refuse-page.tsx";
import { askApi } from "../../gateway/ask-api.ts";
import { type AuditEvent, auditQuery } from "../../graphql/audit.ts";
import { requirementTitlesQuery } from "../../graphql/catalogue.ts";
import { apiLocales } from "../../i18n/locales.ts";
import classes from "./audit.module.css";
import { eventInWords, originInWords, type RequirementTitles } from "./event-words.ts";

const entriesPerPage = 50;

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function AuditPage({ searchParams }: Props) {
  const refused = await refusePage("READ_AUDIT");
  if (refused) return refused;
  const t = await getTranslations("audit");
  const asked = await searchParams;
  const [change, actor, after, before] = ["change", "person", "after", "before"].map(
    (name) => [asked[name]].flat().at(0) || undefined,
  );
  const number = change !== undefined && /^[1-9]\d{0,8}$/.test(change) ? Number(change) : undefined;
  const locale = apiLocales[await getLocale()];
  const page = { first: entriesPerPage, ...(before === undefined ? { after } : { before }) };
  const [{ auditEvents, people }, { requirements }] = await Promise.all([
    askApi(auditQuery, { ...page, change: number, actor, locale }),
    askApi(requirementTitlesQuery, { locale }),
  ]);
  const titles = new Map(requirements.map(({ key, title }) => [key, title]));
  const events = change === undefined || number !== undefined ? auditEvents.edges.map(({ node }) => node) : [];
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <Form action="/audit" className={classes.filter} key={`${change} ${actor}`}>
        <TextInput
          name="change"
          size="xs"
          label={t("filterChange")}
          defaultValue={change}
          inputMode="numeric"
          error={change !== undefined && number === undefined ? t("notANumber") : undefined}
          autoComplete="off"
        />
        <NativeSelect
          name="person"
          size="xs"
          label={t("filterPerson")}
          defaultValue={actor}
          data={[{ value: "", label: t("everybody") }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Button type="submit" size="xs" variant="default">
          {t("filter")}
        </Button>
        {(change !== undefined || actor !== undefined) && (
          <PageLink href="/audit" size="sm">
            {t("clear")}
          </PageLink>
        )}
      </Form>
      {events.length === 0 ? <Text my="md">{t("none")}</Text> : <EventTable events={events} titles={titles} />}
      <PageTurner path="/audit" parameters={{ change, person: actor }} pageInfo={auditEvents.pageInfo} />
      <Text size="sm" mt="lg" maw="45rem">
        {t.rich("verify", { command: (chunks) => <code className="code">{chunks}</code> })}
      </Text>
    </>
  );
}

async function EventTable({
  events,
  titles,
}: {
  readonly events: readonly AuditEvent[];
  readonly titles: RequirementTitles;
}) {
  const t = await getTranslations("audit");
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("sequence")}</th>
          <th scope="col">{t("time")}</th>
          <th scope="col">{t("who")}</th>
          <th scope="col">{t("what")}</th>
          <th scope="col">{t("version")}</th>
          <th scope="col">{t("origin")}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.sequence} event={event} titles={titles} />
        ))}
      </tbody>
    </table>
  );
}

async function EventRow({ event, titles }: { readonly event: AuditEvent; readonly titles: RequirementTitles }) {
  const t = await getTranslations("audit");
  const format = await getFormatter();
  const { act, details, refusal } = eventInWords(event, t, apiLocales[await getLocale()], titles);
  return (
    <tr data-refused={refusal !== null}>
      <td className={classes.number}>{event.sequence}</td>
      <td className={classes.time}>
        <time dateTime={event.at}>{format.dateTime(new Date(event.at), "instant")}</time>
      </td>
      <td>
        {event.actor?.name ?? t("system")}
        {event.actorKind === "TOKEN" && <span className={classes.small}>{t("byToken")}</span>}
      </td>
      <td className={classes.what}>
        {refusal !== null && <strong className={classes.refused}>{t("refused")}</strong>}
        {event.change === null ? (
          act
        ) : (
          <PageLink href={`/changes/${event.change}`} prefetch={false} inherit>
            {act}
          </PageLink>
        )}
        {refusal !== null && <span className={classes.small}>{refusal}</span>}
        {details.length > 0 && <span className={classes.small}>{details.join(t("sentenceEnd"))}</span>}
      </td>
      <td className={classes.number}>{event.version}</td>
      <td className={classes.origin}>{originInWords(event.origin, t)}</td>
    </tr>
  );
}
