"use client";

import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { contentOf, emptyContent, type TypedContent } from "../fields/content.ts";
import { ContentEditor, type ContentRefusals } from "../fields/content-editor.tsx";
import type { RequirementSpec } from "../graphql/catalogue.ts";
import type { RuleContent } from "../graphql/province.ts";
import type { Refusal } from "../graphql/refusal.ts";
import { LoadingPart } from "../loading/loading-part.tsx";
import classes from "./cell-editor.module.css";
import { CopyFrom } from "./copy-from.tsx";
import { useDraftedCell, useDrafts } from "./draft-provider.tsx";
import { DraftSources } from "./draft-sources.tsx";
import { SavingText } from "./saving-text.tsx";
import { cellOf, standOf, standOfTyped, type TypedStand } from "./stand.ts";
import { useCatalogue } from "./use-catalogue.ts";

export interface CellEditorProps {
  readonly cell: string;
  /** What holds there now, of its own or inherited; null where nothing is recorded. */
  readonly now: RuleContent | null;
  /** Whether that is the cell's own, so that it can be handed back. */
  readonly own: boolean;
  readonly onClose: () => void;
}

/** Edits one cell in place. Whatever is typed goes into the draft by itself; Escape closes. */
export function CellEditor(props: CellEditorProps) {
  const spec = useCatalogue()?.get(cellOf(props.cell).requirement);
  if (!spec) return <LoadingPart />;
  return <LoadedEditor {...props} spec={spec} />;
}

function LoadedEditor({ cell, now, own, onClose, spec }: CellEditorProps & { readonly spec: RequirementSpec }) {
  const t = useTranslations("draft");
  const drafts = useDrafts();
  const { typed, edit } = useDraftedCell(cell);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => focusFirst(panel.current), []);
  const { province } = cellOf(cell);
  const begun: TypedContent = now ? contentOf(now) : emptyContent;
  const stand: TypedStand = typed?.typed ?? (edit ? standOf(drafts?.get().draft ?? null, cell) : "UNTOUCHED");
  const content = typeof stand === "string" ? begun : stand;
  const type = (next: TypedStand) => drafts?.typeCells([cell], next);
  const typeContent = (next: TypedContent) => type(standOfTyped(next, own && now ? contentOf(now) : null));
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from any control within
    <div ref={panel} className={classes.editor} onKeyDown={closeOnEscape} data-editor={cell}>
      <Stack gap="sm">
        {typed?.refusal && !fieldOf(typed.refusal) && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {typed.refusal.reason}
          </Text>
        )}
        {own && (
          <Checkbox
            size="xs"
            label={t(province ? "handBack" : "dropDefault")}
            description={t(province ? "handBackHint" : "dropDefaultHint")}
            checked={stand === "HANDED_BACK"}
            onChange={({ currentTarget }) => type(currentTarget.checked ? "HANDED_BACK" : "UNTOUCHED")}
          />
        )}
        {!own && now && province && (
          <Checkbox
            size="xs"
            label={t("ruleItself")}
            description={t("ruleItselfHint")}
            checked={stand !== "UNTOUCHED"}
            onChange={({ currentTarget }) => type(currentTarget.checked ? begun : "UNTOUCHED")}
          />
        )}
        {stand !== "HANDED_BACK" && (
          <div className={classes.columns}>
            <ContentEditor
              requirement={spec}
              content={content}
              onContent={typeContent}
              refusals={refusalsOf(typed?.refusal)}
            />
            <CopyFrom requirement={spec.key} except={province} onCopy={typeContent} />
          </div>
        )}
        <DraftSources />
        <Group gap="sm">
          <Button size="xs" onClick={onClose}>
            {t("close")}
          </Button>
          {stand !== "UNTOUCHED" && (
            <Button size="xs" variant="default" onClick={() => type("UNTOUCHED")}>
              {t("undoThis")}
            </Button>
          )}
          <SavingText />
        </Group>
      </Stack>
    </div>
  );
}

function refusalsOf(refusal: Refusal | undefined): ContentRefusals {
  const field = refusal && fieldOf(refusal);
  return field ? { [field]: refusal.reason } : {};
}

function fieldOf({ path }: Refusal): keyof ContentRefusals | undefined {
  return (["value", "strictness", "noteZh", "noteEn"] as const).find((field) => field === path[0]);
}

/** The chosen one of its radios, else the first control. */
function focusFirst(panel: HTMLElement | null): void {
  const controls = panel?.querySelectorAll<HTMLInputElement>("input, select, textarea");
  const first = [...(controls ?? [])].find(({ type }) => type !== "checkbox") ?? controls?.[0];
  const chosen = first?.type === "radio" ? panel?.querySelector<HTMLInputElement>("input[type=radio]:checked") : null;
  (chosen ?? first)?.focus();
}
