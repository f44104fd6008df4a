"use client";

import { inLocale, type ProvinceCode, provinces } from "@beian/shared";
import {
  Alert,
  Button,
  Group,
  MultiSelect,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { PageLink } from "../../components/page-link.tsx";
import { isKept, useKept } from "../../components/use-kept.ts";
import {
  createSampleMutation,
  editSampleMutation,
  type FindingCode,
  type Outcome,
  type Sample,
  type SampleFiling,
} from "../../graphql/samples.ts";
import { useSend } from "../../graphql/use-send.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { fieldInWords, filingIn } from "./filing-faults.ts";
import type { FindingLabels } from "./finding-labels.ts";
import classes from "./samples.module.css";

const outcomes = ["PASSES", "NEEDS_ATTENTION", "FAILS"] as const satisfies readonly Outcome[];

interface Typed {
  readonly nameZh: string;
  readonly nameEn: string;
  /** The filing as JSON. */
  readonly filing: string;
  readonly expectations: readonly {
    readonly province: ProvinceCode;
    readonly outcome: Outcome;
    readonly codes: readonly FindingCode[];
  }[];
}

interface Problem {
  readonly field: "nameZh" | "nameEn" | "filing" | "expectations" | null;
  readonly message: string;
  /** The version to write over, where somebody else wrote in between. */
  readonly overVersion?: number;
}

/** A sample to be added, or one that is edited; what is typed is kept in the browser until it is written. */
export function SampleForm({
  sample,
  copied,
  labels,
}: {
  /** What the form begins with; null for an empty one. */
  readonly sample: Sample | null;
  /** Whether that is another sample, of which a new one is made. */
  readonly copied: boolean;
  readonly labels: FindingLabels;
}) {
  const t = useTranslations("samples");
  const locale = apiLocales[useLocale()];
  const router = useRouter();
  const send = useSend();
  const edited = copied ? null : sample;
  const begun = begunWith(sample, copied);
  const name = `sample.${edited?.id ?? "new"}.${sample?.version ?? 0}`;
  const [kept, setTyped] = useKept(name, keptSample);
  const typed = kept ?? begun;
  const [restored, setRestored] = useState(false);
  useEffect(() => setRestored(isKept(name)), [name]);
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const errorAt = (field: Problem["field"]) => (problem?.field === field ? problem.message : undefined);
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part });

  const save = async (version: number | undefined) => {
    const read = filingIn(typed.filing, locale);
    if (read === null) return setProblem({ field: "filing", message: t("notJson") });
    if (read.faults.length > 0) {
      const lines = read.faults.map(({ where, message }) =>
        t("fault", { where, message: message ?? t("unknownField") }),
      );
      return setProblem({ field: "filing", message: lines.join(t("faultSeparator")) });
    }
    setWaiting(true);
    const input = {
      nameZh: typed.nameZh,
      nameEn: typed.nameEn,
      // Just found to be one; the API looks again.
      filing: read.filing as SampleFiling,
      expectations: typed.expectations.map((each) => ({ ...each, codes: [...each.codes] })),
    };
    const result =
      edited === null || version === undefined
        ? await send(createSampleMutation, { input, locale })
        : await send(editSampleMutation, { input: { ...input, id: edited.id, version }, locale });
    setWaiting(false);
    if (result === null) return setProblem({ field: null, message: t("unreachable") });
    switch (result.__typename) {
      case "SampleSuccess":
        setTyped(null);
        router.push(`/samples/${encodeURIComponent(result.sample.id)}`);
        return router.refresh();
      case "InvalidInput": {
        const [, field, ...inner] = result.path;
        const where = field === "filing" ? fieldInWords(inner, locale) : "";
        return setProblem({
          field:
            field === "nameZh" || field === "nameEn" || field === "filing" || field === "expectations" ? field : null,
          message: where === "" ? result.reason : t("fault", { where, message: result.reason }),
        });
      }
      case "SampleConflict":
        return setProblem({ field: null, message: result.message, overVersion: result.currentVersion });
      default:
        return setProblem({ field: null, message: result.message });
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(edited?.version);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" maw="60rem">
        {restored && (
          <Alert variant="outline" py="xs" role="status">
            {t("restored")}{" "}
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                setTyped(null);
                setRestored(false);
              }}
            >
              {t("discard")}
            </Button>
          </Alert>
        )}
        {problem !== null && problem.field === null && (
          <Alert color="red" variant="outline" role="alert">
            {problem.message}
            {problem.overVersion !== undefined && edited !== null && (
              <Group gap="sm" mt="xs">
                <PageLink href={`/samples/${encodeURIComponent(edited.id)}`} target="_blank">
                  {t("seeCurrent")}
                </PageLink>
                <Button size="compact-xs" variant="default" onClick={() => void save(problem.overVersion)}>
                  {t("overwrite")}
                </Button>
              </Group>
            )}
          </Alert>
        )}
        <TextInput
          name="nameZh"
          label={t("nameZh")}
          value={typed.nameZh}
          onChange={({ currentTarget: { value } }) => set({ nameZh: value })}
          error={errorAt("nameZh")}
          required
        />
        <TextInput
          name="nameEn"
          label={t("nameEn")}
          value={typed.nameEn}
          onChange={({ currentTarget: { value } }) => set({ nameEn: value })}
          error={errorAt("nameEn")}
          required
        />
        <Textarea
          name="filing"
          label={t("filingJson")}
          description={t("synthetic")}
          value={typed.filing}
          onChange={({ currentTarget: { value } }) => set({ filing: value })}
          error={errorAt("filing")}
          classNames={{ input: "code" }}
          rows={18}
          spellCheck={false}
          required
        />
        <Expectations
          expectations={typed.expectations}
          labels={labels}
          onChange={(expectations) => set({ expectations })}
        />
        {errorAt("expectations") !== undefined && (
          <Text c="error" size="sm" role="alert">
            {errorAt("expectations")}
          </Text>
        )}
        <Group gap="xs">
          <Button type="submit" loading={waiting}>
            {t("save")}
          </Button>
          <PageLink href={edited === null ? "/samples" : `/samples/${encodeURIComponent(edited.id)}`} size="sm">
            {t("cancel")}
          </PageLink>
        </Group>
      </Stack>
    </form>
  );
}

function Expectations({
  expectations,
  labels,
  onChange,
}: {
  readonly expectations: Typed["expectations"];
  readonly labels: FindingLabels;
  readonly onChange: (expectations: Typed["expectations"]) => void;
}) {
  const t = useTranslations("samples");
  const locale = apiLocales[useLocale()];
  const free = provinces.filter(({ code }) => !expectations.some(({ province }) => province === code));
  const nameOf = (province: ProvinceCode) => {
    const found = provinces.find(({ code }) => code === province);
    return found ? inLocale(found.name, locale) : province;
  };
  const change = (province: ProvinceCode, part: Partial<Typed["expectations"][number]>) =>
    onChange(expectations.map((each) => (each.province === province ? { ...each, ...part } : each)));
  return (
    <section aria-labelledby="expectations">
      <Title id="expectations" order={2} size="h5" mb="xs">
        {t("expectations")}
      </Title>
      <Stack gap="xs">
        {expectations.map(({ province, outcome, codes }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset's frame would outweigh its few fields.
          <div key={province} role="group" aria-label={nameOf(province)} className={classes.expectation}>
            <NativeSelect
              size="xs"
              label={t("expectedIn", { province: nameOf(province) })}
              value={outcome}
              onChange={({ currentTarget: { value } }) =>
                change(province, { outcome: outcomes.find((each) => each === value) ?? "PASSES" })
              }
              data={outcomes.map((each) => ({ value: each, label: t(`outcomes.${each}`) }))}
            />
            <MultiSelect
              size="xs"
              className={classes.codes}
              label={t("codes")}
              value={[...codes]}
              onChange={(chosen) => change(province, { codes: chosen as FindingCode[] })}
              data={Object.entries(labels).map(([value, label]) => ({ value, label }))}
              searchable
              clearable={false}
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
              if (added) onChange([...expectations, { province: added.code, outcome: "PASSES", codes: [] }]);
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

function begunWith(sample: Sample | null, copied: boolean): Typed {
  return {
    nameZh: copied ? "" : (sample?.nameZh ?? ""),
    nameEn: copied ? "" : (sample?.nameEn ?? ""),
    filing: JSON.stringify(sample?.filing ?? {}, null, 2),
    expectations: (sample?.trials ?? []).map(({ province, expected }) => ({
      province: province.code,
      outcome: expected.outcome,
      codes: expected.codes,
    })),
  };
}

function keptSample(kept: unknown): Typed | null {
  const isTyped =
    typeof kept === "object" &&
    kept !== null &&
    "expectations" in kept &&
    Array.isArray(kept.expectations) &&
    [...new Map<string, unknown>(Object.entries(kept))].every(
      ([name, value]) => name === "expectations" || typeof value === "string",
    );
  return isTyped ? (kept as Typed) : null;
}
