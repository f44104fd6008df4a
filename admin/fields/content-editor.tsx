"use client";

import { Group, Radio, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { RequirementSpec } from "../graphql/catalogue.ts";
import { htmlLanguages } from "../i18n/locales.ts";
import type { TypedContent } from "./content.ts";
import classes from "./editors.module.css";
import { HeldArea } from "./held-field.tsx";
import { ValueEditor } from "./value-editor.tsx";

/** Why a part of a content was refused, by the part's name. */
export type ContentRefusals = Readonly<Partial<Record<"value" | "strictness" | "noteZh" | "noteEn", string>>>;

/** All that a rule says: its value, how strictly it holds, and a note in each language. */
export function ContentEditor({
  requirement,
  content,
  onContent,
  refusals,
}: {
  readonly requirement: RequirementSpec;
  readonly content: TypedContent;
  readonly onContent: (content: TypedContent) => void;
  readonly refusals: ContentRefusals;
}) {
  const t = useTranslations("fields");
  return (
    <Stack gap="sm">
      <ValueEditor
        requirement={requirement}
        value={content.value}
        onValue={(value) => onContent(withValue(content, value))}
        refusal={refusals.value}
      />
      <Radio.Group
        label={t("strictness")}
        value={content.strictness}
        onChange={(chosen) => onContent({ ...content, strictness: chosen === "ADVISED" ? "ADVISED" : "ENFORCED" })}
        error={refusals.strictness}
      >
        <Group gap="lg" mt={4}>
          <Radio size="xs" value="ENFORCED" label={t("ENFORCED")} />
          <Radio size="xs" value="ADVISED" label={t("ADVISED")} />
        </Group>
      </Radio.Group>
      <div className={classes.words}>
        {(["noteZh", "noteEn"] as const).map((note) => (
          <HeldArea
            key={note}
            size="xs"
            label={t(note)}
            lang={note === "noteZh" ? htmlLanguages.zh : htmlLanguages.en}
            autosize
            minRows={1}
            maxRows={6}
            value={content[note]}
            onText={(text) => onContent({ ...content, [note]: text })}
            error={refusals[note]}
          />
        ))}
      </div>
    </Stack>
  );
}

function withValue({ value: _, ...rest }: TypedContent, value: TypedContent["value"]): TypedContent {
  return value === undefined ? rest : { ...rest, value };
}
