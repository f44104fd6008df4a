"use client";

import { inLocale, type ProvinceCode, provinces } from "@beian/shared";
import { Button, NativeSelect, Stack, Title } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { outcomes } from "../../graphql/samples.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { ExpectedCodes } from "./expected-codes.tsx";
import type { FindingLabels } from "./labels-of.ts";
import classes from "./samples.module.css";
import type { TypedSample } from "./typed-sample.ts";

/** What is expected of a sample, province by province. */
export function Expectations({
  expectations,
  labels,
  onChange,
}: {
  readonly expectations: TypedSample["expectations"];
  readonly labels: FindingLabels;
  readonly onChange: (expectations: TypedSample["expectations"]) => void;
}) {
  const t = useTranslations("samples");
  const locale = apiLocales[useLocale()];
  const free = provinces.filter(({ code }) => !expectations.some(({ province }) => province === code));
  const nameOf = (province: ProvinceCode) => {
    const found = provinces.find(({ code }) => code === province);
    return found ? inLocale(found.name, locale) : province;
  };
  const change = (province: ProvinceCode, part: Partial<TypedSample["expectations"][number]>) =>
    onChange(expectations.map((each) => (each.province === province ? { ...each, ...part } : each)));
  return (
    <section aria-labelledby="expectations">
      <Title id="expectations" order={2} size="h5" mb="xs">
        {t("expectations")}
      </Title>
      <Stack gap="xs">
        {expectations.map(({ province, outcome, codes, keys }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset's frame would outweigh its few fields.
          <div key={province} role="group" aria-label={nameOf(province)} className={classes.expectation}>
            <NativeSelect
              size="xs"
              label={t("expectedIn", { province: nameOf(province) })}
              value={outcome}
              onChange={({ currentTarget: { value } }) =>
                change(province, { outcome: outcomes.find((each) => each === value) ?? "PASSES" })
              }
              data={outcomes.map((each) => ({ value: each, label: t(`expectedOutcomes.${each}`) }))}
            />
            <ExpectedCodes
              expected={{ codes, keys }}
              labels={labels}
              onChange={(chosen) => change(province, { keys: chosen, codes: [] })}
            />
            <Button
              size="xs"
              variant="default"
              aria-label={t("removeOf", { province: nameOf(province) })}
              onClick={() => onChange(expectations.filter((each) => each.province !== province))}
            >
              {t("remove")}
            </Button>
          </div>
        ))}
        {free.length > 0 && (
          <NativeSelect
            size="xs"
            w="fit-content"
            label={t("addProvince")}
            value=""
            onChange={({ currentTarget: { value } }) => {
              const added = free.find(({ code }) => code === value);
              if (added) onChange([...expectations, { province: added.code, outcome: "PASSES", codes: [], keys: [] }]);
            }}
            data={[
              { value: "", label: t("choose") },
              ...free.map(({ code, name }) => ({ value: code, label: inLocale(name, locale) })),
            ]}
          />
        )}
      </Stack>
    </section>
  );
}
