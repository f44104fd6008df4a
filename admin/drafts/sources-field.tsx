"use client";

import { isCalendarDate } from "@beian/shared";
import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { HeldInput } from "../components/held-field.tsx";
import type { DraftSource } from "../graphql/draft.ts";
import type { Refusal } from "./pending.ts";
import classes from "./sources-field.module.css";

const emptySource: DraftSource = { title: "", url: null, clause: null, publishedOn: null, retrievedOn: null };

/** What a change rests on: any number of sources, each with a title. */
export function SourcesField({
  sources,
  onSources,
  refusal,
  missing,
}: {
  readonly sources: readonly DraftSource[];
  readonly onSources: (sources: readonly DraftSource[]) => void;
  readonly refusal?: Refusal | undefined;
  /** Why it must be filled in before going on. */
  readonly missing?: string | undefined;
}) {
  const t = useTranslations("draft.sources");
  const [removed, setRemoved] = useState<readonly DraftSource[] | null>(null);
  // An empty one to begin with, which counts for nothing until something is typed.
  const shown = sources.length === 0 ? [emptySource] : sources;
  const put = (index: number, patch: Partial<DraftSource>) => {
    setRemoved(null);
    onSources(shown.map((source, place) => (place === index ? { ...source, ...patch } : source)));
  };
  const refusalOf = (index: number, field: string) =>
    refusal?.path[0] === String(index) && refusal.path[1] === field ? refusal.reason : undefined;
  return (
    <div>
      {shown.map(({ title, url, clause, publishedOn }, index) => (
        // Sources have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: a source is what stands at this place
        <fieldset key={index} className={classes.source}>
          <legend>{t("source", { number: index + 1 })}</legend>
          <HeldInput
            size="xs"
            label={t("title")}
            placeholder={t("titleHint")}
            value={title}
            onText={(text) => put(index, { title: text })}
            error={refusalOf(index, "title") ?? (index === 0 && title.trim() === "" ? missing : undefined)}
            data-missing={index === 0 && missing && title.trim() === "" ? "" : undefined}
            required
          />
          <HeldInput
            size="xs"
            type="url"
            label={t("url")}
            value={url ?? ""}
            onText={(text) => put(index, { url: text || null })}
            error={refusalOf(index, "url")}
          />
          <HeldInput
            size="xs"
            label={t("clause")}
            value={clause ?? ""}
            onText={(text) => put(index, { clause: text || null })}
            error={refusalOf(index, "clause")}
          />
          <TextInput
            size="xs"
            type="date"
            label={t("publishedOn")}
            value={publishedOn ?? ""}
            onChange={({ currentTarget: { value } }) =>
              put(index, { publishedOn: isCalendarDate(value) ? value : null })
            }
            error={refusalOf(index, "publishedOn")}
          />
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
    </div>
  );
}
