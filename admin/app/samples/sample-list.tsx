"use client";

import { NativeSelect, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageLink } from "../../components/page-link.tsx";
import { matchesWords } from "../../components/search-words.ts";
import { type Upshot, upshotIn } from "../../components/upshot.ts";
import { useTypedText } from "../../components/use-typed-text.ts";
import type { ListedSample, Outcome } from "../../graphql/samples.ts";
import classes from "./samples.module.css";

const upshots = ["PASSES", "OPEN", "NEEDS_ATTENTION", "FAILS"] as const satisfies readonly Upshot[];

/** The samples with how each fares today, narrowed by name, province and outcome. */
export function SampleList({ samples }: { readonly samples: readonly ListedSample[] }) {
  const t = useTranslations("samples");
  const [query, field] = useTypedText();
  const [province, setProvince] = useState("");
  const [outcome, setOutcome] = useState("");
  const provinces = new Map(samples.flatMap(({ trials }) => trials.map((each) => [each.province.code, each.province])));
  const shown = samples.filter(
    ({ name, trials }) =>
      matchesWords([name], query) &&
      (province === "" || trials.some((trial) => trial.province.code === province)) &&
      (outcome === "" ||
        trials.some((trial) => isOf(trial, outcome) && (province === "" || trial.province.code === province))),
  );
  const differing = samples.filter(({ trials }) => trials.some(({ meets }) => !meets)).length;
  return (
    <>
      <Text size="sm" fw={differing > 0 ? 600 : undefined} mb="xs">
        {t("differing", { count: differing })}
      </Text>
      <div className={classes.filter}>
        <TextInput {...field} size="xs" type="search" label={t("search")} />
        <NativeSelect
          size="xs"
          label={t("province")}
          value={province}
          onChange={({ currentTarget: { value } }) => setProvince(value)}
          data={[
            { value: "", label: t("all") },
            ...[...provinces.values()].map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <NativeSelect
          size="xs"
          label={t("today")}
          value={outcome}
          onChange={({ currentTarget: { value } }) => setOutcome(value)}
          data={[
            { value: "", label: t("all") },
            ...upshots.map((each) => ({
              value: each,
              label: each === "OPEN" ? t("openInList") : t(`outcomes.${each}`),
            })),
            { value: "DIFFERS", label: t("differs") },
          ]}
        />
        <Text component="output" size="sm" c="dimmed" aria-live="polite">
          {shown.length > 0 ? t("shown", { count: shown.length }) : t("none")}
        </Text>
      </div>
      {shown.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("fares")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((sample) => (
              <SampleRow key={sample.id} sample={sample} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function SampleRow({ sample: { id, name, trials } }: { readonly sample: ListedSample }) {
  const t = useTranslations("samples");
  const inWords = (outcome: Outcome, open: number) => t(`outcomes.${upshotIn(outcome, open === 0)}`, { count: open });
  return (
    <tr>
      <th scope="row">
        <PageLink href={`/samples/${encodeURIComponent(id)}`} prefetch={false} inherit>
          {name}
        </PageLink>
      </th>
      <td>
        {trials.map(({ province, expected, actual, meets, open }) => (
          <span key={province.code} className={classes.trial} data-meets={meets}>
            {meets
              ? t("trialMet", { province: province.name, outcome: inWords(actual.outcome, open.length) })
              : t("trialDiffers", {
                  province: province.name,
                  expected: t(`expectedOutcomes.${expected.outcome}`),
                  actual: inWords(actual.outcome, open.length),
                })}
          </span>
        ))}
      </td>
    </tr>
  );
}

function isOf({ meets, actual, open }: ListedSample["trials"][number], upshot: string): boolean {
  return upshot === "DIFFERS" ? !meets : upshotIn(actual.outcome, open.length === 0) === upshot;
}
