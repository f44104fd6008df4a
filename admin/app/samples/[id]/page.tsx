import { Alert, Group, Text, Title } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "../../../components/page-heading.tsx";
import { PageLink } from "../../../components/page-link.tsx";
import { refusePage } from "../../../components/refuse-page.tsx";
import { upshotIn } from "../../../components/upshot.ts";
import { askApi } from "../../../gateway/ask-api.ts";
import { type Sample, sampleQuery } from "../../../graphql/samples.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { askViewer } from "../../../session/ask-viewer.ts";
import { ArchiveButton } from "../archive-button.tsx";
import { FilingInWords } from "../filing-in-words.tsx";
import { type FindingLabels, labelsOf } from "../labels-of.ts";
import classes from "../samples.module.css";
import { todaysForm } from "../todays-form.ts";

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("samples");
  return { title: t("one") };
}

export default async function SamplePage({ params }: Props) {
  const refused = await refusePage("READ_DRAFTS");
  if (refused) return refused;
  const t = await getTranslations("samples");
  const format = await getFormatter();
  const locale = apiLocales[await getLocale()];
  const { sample } = await askApi(sampleQuery, { id: decodeURIComponent((await params).id), locale });
  if (!sample) notFound();
  const { form, labels } = await todaysForm(locale);
  const manages = (await askViewer()).viewer?.acts.includes("MANAGE_SAMPLES");
  const path = `/samples/${encodeURIComponent(sample.id)}`;
  const written = {
    version: sample.version,
    time: format.dateTime(new Date(sample.updatedAt), "instant"),
    name: sample.updatedBy?.name ?? t("product"),
  };
  return (
    <>
      <PageHeading title={sample.name} lead={t("written", written)}>
        {manages && (
          <Group gap="md">
            {!sample.archived && <PageLink href={`${path}/edit`}>{t("edit")}</PageLink>}
            <PageLink href={`/samples/new?from=${encodeURIComponent(sample.id)}`}>{t("copy")}</PageLink>
            {!sample.archived && <ArchiveButton id={sample.id} version={sample.version} name={sample.name} />}
          </Group>
        )}
      </PageHeading>
      {sample.archived && (
        <Alert variant="outline" py="xs" mb="sm">
          {t("archived")}
        </Alert>
      )}
      <Trials trials={sample.trials} labels={labels} />
      <Title order={2} size="h4" mt="lg" mb="xs">
        {t("filing")}
      </Title>
      <FilingInWords form={form} filing={sample.filing} />
      <details>
        <summary>{t("json")}</summary>
        <pre className={`code ${classes.json}`}>{JSON.stringify(sample.filing, null, 2)}</pre>
      </details>
      <Text size="sm" mt="lg">
        <PageLink href="/samples">{t("toAll")}</PageLink>
      </Text>
    </>
  );
}

async function Trials({ trials, labels }: { readonly trials: Sample["trials"]; readonly labels: FindingLabels }) {
  const t = await getTranslations("samples");
  if (trials.length === 0) return <Text>{t("noExpectations")}</Text>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("province")}</th>
          <th scope="col">{t("expected")}</th>
          <th scope="col">{t("today")}</th>
          <th scope="col">{t("verdict")}</th>
        </tr>
      </thead>
      <tbody>
        {trials.map(({ province, expected, actual, meets, open }) => (
          <tr key={province.code}>
            <th scope="row">
              <PageLink href={`/provinces/${province.code}`} prefetch={false} inherit>
                {province.name}
              </PageLink>
            </th>
            <td>
              {t(`expectedOutcomes.${expected.outcome}`)}
              <Told labels={labelsOf(expected, labels)} />
            </td>
            <td>
              {t(`outcomes.${upshotIn(actual.outcome, open.length === 0)}`, { count: open.length })}
              <Told labels={labelsOf(actual, labels)} />
              {open.length > 0 && (
                <Told labels={[t("open", { titles: open.map(({ title }) => title).join(t("separator")) })]} />
              )}
            </td>
            <td>
              <span className={classes.trial} data-meets={meets}>
                {t(meets ? "meets" : "differs")}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Told({ labels }: { readonly labels: readonly string[] }) {
  return labels.map((label) => (
    <span key={label} className={classes.small}>
      {label}
    </span>
  ));
}
