"use client";

import { inLocale, subjectNatureLabels, subjectNatures, topicLabels } from "@beian/shared";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RequirementDetail } from "../../../graphql/requirements.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import classes from "./requirement-view.module.css";

/** The requirement's entry in the catalogue. */
export function RequirementFacts({ requirement }: { readonly requirement: RequirementDetail }) {
  const t = useTranslations("requirement");
  const types = useTranslations("requirements.valueTypes");
  const locale = apiLocales[useLocale()];
  const { key, topic, appliesTo, valueType, options, yes, no, none, minimum, maximum, unit } = requirement;
  const isForEverybody = appliesTo.length === subjectNatures.length;
  const isForOrganisations = appliesTo.length === subjectNatures.length - 1 && !appliesTo.includes("INDIVIDUAL");
  const natures = appliesTo.map((nature) => inLocale(subjectNatureLabels[nature], locale));
  const values = {
    BOOLEAN: [yes, no],
    CHOICE: options.map(({ label }) => label),
    CHOICES: [...options.map(({ label }) => label), none],
    INTEGER: [t("range", { minimum: minimum ?? 0, maximum: maximum ?? 0, unit: unit ?? "" })],
  }[valueType].filter((words) => words !== null);
  const facts = [
    [t("topic"), inLocale(topicLabels[topic], locale)],
    [
      t("appliesTo"),
      isForEverybody ? t("everybody") : isForOrganisations ? t("organisations") : natures.join(t("separator")),
    ],
    [t("valueType"), types(valueType)],
    [t("values"), values.length > 12 ? t("manyValues", { count: values.length }) : values.join(t("valueSeparator"))],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([name, fact]) => (
        <Fact key={name} name={name}>
          {fact}
        </Fact>
      ))}
      <Fact name={t("key")}>
        <span className="code">{key}</span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
