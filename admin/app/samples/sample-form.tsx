"use client";

import { type Field, fieldWithin } from "@beian/shared";
import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { valuePaths } from "../../components/filing-form/filing-draft.ts";
import type { FieldProblem } from "../../components/filing-form/filing-fields.tsx";
import { leadTo } from "../../components/filing-form/lead-to.ts";
import { PageLink } from "../../components/page-link.tsx";
import { isKept, useKept } from "../../components/use-kept.ts";
import { refusalIn } from "../../graphql/refusal.ts";
import { createSampleMutation, editSampleMutation, type Sample } from "../../graphql/samples.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { useSend } from "../../session/use-send.ts";
import { usePerson } from "../../session/viewer-provider.tsx";
import { Expectations } from "./expectations.tsx";
import type { FindingLabels } from "./labels-of.ts";
import { SampleFiling } from "./sample-filing.tsx";
import { begunWith, inputOf, keptSample, type TypedSample } from "./typed-sample.ts";

/** Why a sample wasn't written. */
interface Refused {
  /** What is wrong with parts of it, by where they stand in what is sent. */
  readonly problems: readonly FieldProblem[];
  /** What is wrong with none of its parts. */
  readonly message?: string;
  /** The version to write over, where somebody else wrote in between. */
  readonly overVersion?: number;
}

/** A sample to be added, or one that is edited; what is typed is kept in the browser until it is written. */
export function SampleForm({
  form,
  sample,
  copied,
  labels,
}: {
  /** The whole filing's field. */
  readonly form: Field;
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
  const element = useRef<HTMLFormElement>(null);
  const edited = copied ? null : sample;
  // By another name than when the filing was kept as a text.
  const name = `sampleFiling.${edited?.id ?? "new"}.${sample?.version ?? 0}`;
  const person = usePerson()?.id ?? null;
  const [kept, setTyped] = useKept(name, keptSample);
  const typed = kept ?? begunWith(form, sample, copied);
  const [restored, setRestored] = useState(false);
  useEffect(() => setRestored(isKept(person, name)), [person, name]);
  const [waiting, setWaiting] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  const problemsIn = (part: SentPart) =>
    (refused?.problems ?? []).flatMap(({ path: [first, ...path], message }) =>
      first === part ? [{ path, message }] : [],
    );
  const errorAt = (part: SentPart) => problemsIn(part)[0]?.message;
  const refuse = (why: Refused) => {
    // The field has to be marked before it can be found.
    flushSync(() => {
      setWaiting(false);
      setRefused(why);
    });
    const wrong = element.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    if (wrong) leadTo(wrong);
  };
  /** `path`: where it stands in what is sent. */
  const change = (part: Partial<TypedSample>, path: readonly string[]) => {
    setTyped({ ...typed, ...part });
    // What was wrong with it may be so no longer.
    setRefused((before) => before && { ...before, problems: before.problems.filter((one) => !isAt(one, path)) });
  };

  const save = async (version: number | undefined) => {
    setWaiting(true);
    const input = inputOf(form, typed);
    const check = await import("../../components/filing-form/filing-check.ts").catch(() => null);
    if (check === null) return refuse({ problems: [], message: t("unreachable") });
    const unknown = valuePaths(typed.beyond).filter((path) => fieldWithin(form, path) === null);
    const problems = [
      ...check.problemsOf(input.filing, locale),
      ...unknown.map((path) => ({ path, message: t("unknownField") })),
    ];
    if (problems.length > 0)
      return refuse({ problems: problems.map(({ path, message }) => ({ path: ["filing", ...path], message })) });
    const result =
      edited === null || version === undefined
        ? await send(createSampleMutation, { input, locale })
        : await send(editSampleMutation, { input: { ...input, id: edited.id, version }, locale });
    if (result?.__typename === "SampleSuccess") {
      setWaiting(false);
      setTyped(null);
      router.push(`/samples/${encodeURIComponent(result.sample.id)}`);
      return router.refresh();
    }
    const {
      path: [, ...path],
      reason: message,
    } = refusalIn(result, t("unreachable"));
    if (sentParts.some((part) => part === path[0])) return refuse({ problems: [{ path, message }] });
    const over = result?.__typename === "SampleConflict" ? { overVersion: result.currentVersion } : {};
    refuse({ problems: [], message, ...over });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(edited?.version);
  };

  return (
    <form ref={element} onSubmit={submit} noValidate>
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
                setRefused(null);
              }}
            >
              {t("discard")}
            </Button>
          </Alert>
        )}
        <TextInput
          name="nameZh"
          label={t("nameZh")}
          value={typed.nameZh}
          onChange={({ currentTarget: { value } }) => change({ nameZh: value }, ["nameZh"])}
          error={errorAt("nameZh")}
          required
        />
        <TextInput
          name="nameEn"
          label={t("nameEn")}
          value={typed.nameEn}
          onChange={({ currentTarget: { value } }) => change({ nameEn: value }, ["nameEn"])}
          error={errorAt("nameEn")}
          required
        />
        <SampleFiling
          form={form}
          typed={typed}
          problems={problemsIn("filing")}
          province={typed.expectations[0]?.province ?? null}
          onChange={(part, path) => change(part, ["filing", ...path])}
        />
        <Expectations
          expectations={typed.expectations}
          labels={labels}
          onChange={(expectations) => change({ expectations }, ["expectations"])}
        />
        {errorAt("expectations") !== undefined && (
          <Text c="error" size="sm" role="alert">
            {errorAt("expectations")}
          </Text>
        )}
        {refused?.message !== undefined && (
          <Alert color="red" variant="outline" role="alert">
            {refused.message}
            {refused.overVersion !== undefined && edited !== null && (
              <Group gap="sm" mt="xs">
                <PageLink href={`/samples/${encodeURIComponent(edited.id)}`} target="_blank">
                  {t("seeCurrent")}
                </PageLink>
                <Button size="compact-xs" variant="default" onClick={() => void save(refused.overVersion)}>
                  {t("overwrite")}
                </Button>
              </Group>
            )}
          </Alert>
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

const sentParts = ["nameZh", "nameEn", "filing", "expectations"] as const;
type SentPart = (typeof sentParts)[number];

/** Whether a problem is what stands at a path, or within it. */
function isAt(problem: FieldProblem, path: readonly string[]): boolean {
  return path.every((name, index) => problem.path[index] === name);
}
