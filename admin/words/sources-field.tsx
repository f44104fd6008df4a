"use client";

import { Button, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { HeldInput } from "../fields/held-field.tsx";
import { TimeField } from "../fields/time-field.tsx";
import type { Source } from "../graphql/change-words.ts";
import type { Refusal } from "../graphql/refusal.ts";
import classes from "./sources-field.module.css";
import { emptySource } from "./words.ts";

const days = ["publishedOn", "retrievedOn"] as const satisfies readonly (keyof Source)[];

/** What a change rests on: any number of sources, each with a title. */
export function SourcesField({
  sources,
  onSources,
  refusal,
  missing,
}: {
  readonly sources: readonly Source[];
  readonly onSources: (sources: readonly Source[]) => void;
  readonly refusal?: Refusal | undefined;
  /** Why it must be filled in before going on. */
  readonly missing?: string | undefined;
}) {
  const t = useTranslations("sources");
  const [removed, setRemoved] = useState<readonly Source[] | null>(null);
  // An empty one to begin with, which counts for nothing until something is typed.
  const shown = sources.length === 0 ? [emptySource] : sources;
  const put = (index: number, patch: Partial<Source>) => {
    setRemoved(null);
    onSources(shown.map((source, place) => (place === index ? { ...source, ...patch } : source)));
  };
  const refusalOf = (index: number, field: string) =>
    refusal?.path[0] === String(index) && refusal.path[1] === field ? refusal.reason : undefined;
  return (
    <div>
      {shown.map((source, index) => (
        // Sources have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: a source is what stands at this place
        <fieldset key={index} className={classes.source}>
          <legend>{t("source", { number: index + 1 })}</legend>
          <HeldInput
            size="xs"
            label={t("title")}
            placeholder={t("titleHint")}
            value={source.title}
            onText={(text) => put(index, { title: text })}
            error={refusalOf(index, "title") ?? (index === 0 && source.title.trim() === "" ? missing : undefined)}
            data-missing={index === 0 && missing && source.title.trim() === "" ? "" : undefined}
            required
          />
          <HeldInput
            size="xs"
            type="url"
            label={t("url")}
            value={source.url ?? ""}
            onText={(text) => put(index, { url: text || null })}
            error={refusalOf(index, "url")}
          />
          <HeldInput
            size="xs"
            label={t("clause")}
            value={source.clause ?? ""}
            onText={(text) => put(index, { clause: text || null })}
            error={refusalOf(index, "clause")}
          />
          {days.map((day) => (
            <TimeField
              key={day}
              size="xs"
              label={t(day)}
              value={source[day]}
              onValue={(value) => put(index, { [day]: value })}
              error={refusalOf(index, day)}
            />
          ))}
          {sources.length > 0 && (
            <Button
              className={classes.remove ?? ""}
              variant="default"
              size="compact-xs"
              onClick={() => {
                setRemoved(sources);
                onSources(sources.filter((_, place) => place !== index));
              }}
            >
              {t("remove", { number: index + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {sources.length > 0 && (
        <Button variant="default" size="compact-xs" onClick={() => onSources([...sources, emptySource])}>
          {t("add")}
        </Button>
      )}
      {removed && (
        <Button
          ml="xs"
          variant="default"
          size="compact-xs"
          onClick={() => {
            onSources(removed);
            setRemoved(null);
          }}
        >
          {t("restore")}
        </Button>
      )}
      {refusal?.path.length === 0 && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {refusal.reason}
        </Text>
      )}
    </div>
  );
}
