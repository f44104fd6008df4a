"use client";

import type { ProvinceCode } from "@beian/shared";
import { Button, Checkbox, Group, Radio, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { contentOf } from "../fields/content.ts";
import editorClasses from "../fields/editors.module.css";
import { HeldArea } from "../fields/held-field.tsx";
import { ValueEditor } from "../fields/value-editor.tsx";
import type { RequirementSpec } from "../graphql/catalogue.ts";
import type { RuleContent } from "../graphql/province.ts";
import { htmlLanguages } from "../i18n/locales.ts";
import { BulkPreview } from "./bulk-preview.tsx";
import classes from "./cell-editor.module.css";
import { CopyFrom } from "./copy-from.tsx";
import { useDraftState, useDrafts } from "./draft-provider.tsx";
import { type BulkContent, emptyBulk, type ProvinceNow, planBulk } from "./plan-bulk.ts";
import { cellKey, type Stand, standOf, type TypedStand } from "./stand.ts";
import type { Bulk } from "./use-bulk.ts";

/** Sets one value for all the provinces that are chosen, in the draft in hand, and shows first what that comes to. */
export function BulkEditor({
  requirement,
  bulk,
  onBulk,
  onDiscard,
  ruleOf,
}: {
  readonly requirement: RequirementSpec;
  readonly bulk: Bulk;
  readonly onBulk: (bulk: Bulk | null) => void;
  readonly onDiscard: () => void;
  /** What holds in a province, and whether that is its own; null where nothing is recorded. */
  readonly ruleOf: (province: ProvinceCode) => { readonly content: RuleContent; readonly own: boolean } | null;
}) {
  const t = useTranslations("draft.bulk");
  const drafts = useDrafts();
  const { draft, pending } = useDraftState();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLElement>("input[type=radio], input, select")?.focus(), []);
  const { provinces, content = emptyBulk } = bulk;
  const nowIn = (code: ProvinceCode): ProvinceNow => {
    const cell = cellKey({ province: code, requirement: requirement.key });
    const rule = ruleOf(code);
    const typed = pending.cells[cell]?.typed;
    const drafted: Stand = typed === undefined ? standOf(draft, cell) : wholeOf(typed);
    return { code, content: rule && contentOf(rule.content), own: rule?.own ?? false, drafted };
  };
  const steps = planBulk(provinces.map(nowIn), content);
  const owning = provinces.filter((code) => ruleOf(code)?.own);
  const changing = steps.filter(({ effects }) => !effects.includes("SAME"));
  const apply = () => {
    for (const { code, stand } of changing)
      drafts?.typeCells([cellKey({ province: code, requirement: requirement.key })], stand);
    onBulk(null);
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) onBulk({ ...bulk, open: false });
  };
  return (
    <section ref={panel} className={classes.editor} aria-label={t("label")} onKeyDown={closeOnEscape}>
      <Stack gap="sm">
        <Checkbox
          size="xs"
          label={t("handBack", { count: owning.length })}
          checked={content === "HANDED_BACK"}
          disabled={owning.length === 0 && content !== "HANDED_BACK"}
          onChange={({ currentTarget }) =>
            onBulk({ ...bulk, content: currentTarget.checked ? "HANDED_BACK" : emptyBulk })
          }
        />
        {content !== "HANDED_BACK" && (
          <div className={classes.columns}>
            <BulkFields
              requirement={requirement}
              content={content}
              onContent={(next) => onBulk({ ...bulk, content: next })}
            />
            <CopyFrom
              requirement={requirement.key}
              except={null}
              onCopy={({ value, strictness, noteZh, noteEn }) =>
                onBulk({ ...bulk, content: { value, strictness, notes: { noteZh, noteEn } } })
              }
            />
          </div>
        )}
        {(content === "HANDED_BACK" || content.value !== undefined) && (
          <BulkPreview requirement={requirement} steps={steps} />
        )}
        <Group gap="sm">
          <Button size="xs" disabled={changing.length === 0} onClick={apply}>
            {t("apply", { count: changing.length || provinces.length })}
          </Button>
          <Button size="xs" variant="default" onClick={onDiscard}>
            {t("discard")}
          </Button>
          <Text size="xs" c="dimmed">
            {t("hint")}
          </Text>
        </Group>
      </Stack>
    </section>
  );
}

/** The value, and what becomes of strictness and notes: each province's own unless something is chosen. */
function BulkFields({
  requirement,
  content,
  onContent,
}: {
  readonly requirement: RequirementSpec;
  readonly content: BulkContent;
  readonly onContent: (content: BulkContent) => void;
}) {
  const t = useTranslations("draft.bulk");
  const fields = useTranslations("fields");
  const { notes } = content;
  return (
    <Stack gap="sm">
      <ValueEditor
        requirement={requirement}
        value={content.value}
        onValue={(value) => {
          const { value: _, ...rest } = content;
          onContent(value === undefined ? rest : { ...rest, value });
        }}
        refusal={undefined}
      />
      <Radio.Group
        label={fields("strictness")}
        value={content.strictness}
        onChange={(chosen) =>
          onContent({ ...content, strictness: chosen === "ADVISED" || chosen === "ENFORCED" ? chosen : "KEEP" })
        }
      >
        <Group gap="lg" mt={4}>
          <Radio size="xs" value="KEEP" label={t("keepStrictness")} />
          <Radio size="xs" value="ENFORCED" label={fields("ENFORCED")} />
          <Radio size="xs" value="ADVISED" label={fields("ADVISED")} />
        </Group>
      </Radio.Group>
      <Radio.Group
        label={t("notes")}
        value={notes === "KEEP" ? "KEEP" : "SET"}
        onChange={(chosen) => onContent({ ...content, notes: chosen === "SET" ? { noteZh: "", noteEn: "" } : "KEEP" })}
      >
        <Group gap="lg" mt={4}>
          <Radio size="xs" value="KEEP" label={t("keepNotes")} />
          <Radio size="xs" value="SET" label={t("setNotes")} />
        </Group>
      </Radio.Group>
      {notes !== "KEEP" && (
        <div className={editorClasses.words}>
          {(["noteZh", "noteEn"] as const).map((note) => (
            <HeldArea
              key={note}
              size="xs"
              label={fields(note)}
              lang={note === "noteZh" ? htmlLanguages.zh : htmlLanguages.en}
              autosize
              minRows={1}
              maxRows={6}
              value={notes[note]}
              onText={(text) => onContent({ ...content, notes: { ...notes, [note]: text } })}
            />
          ))}
        </div>
      )}
    </Stack>
  );
}

/** What is typed in a row and whole; a row whose value is missing still counts as it was. */
function wholeOf(typed: TypedStand): Stand {
  if (typeof typed === "string") return typed;
  return typed.value === undefined ? "UNTOUCHED" : { ...typed, value: typed.value };
}
