"use client";

import type { ProvinceCode } from "@beian/shared";
import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { contentOf, emptyContent } from "../fields/content.ts";
import { ContentEditor } from "../fields/content-editor.tsx";
import type { RequirementSpec } from "../graphql/catalogue.ts";
import type { RuleContent } from "../graphql/province.ts";
import classes from "./cell-editor.module.css";
import { CopyFrom } from "./copy-from.tsx";
import { useDrafts } from "./draft-provider.tsx";
import { cellKey, standOfTyped, type TypedStand } from "./stand.ts";
import type { Bulk } from "./use-bulk.ts";

/** Sets one content for all the provinces that are chosen, in the draft in hand. */
export function BulkEditor({
  requirement,
  bulk,
  onBulk,
  ownContentOf,
}: {
  readonly requirement: RequirementSpec;
  readonly bulk: Bulk;
  readonly onBulk: (bulk: Bulk | null) => void;
  /** What a province rules itself already; null where it doesn't. */
  readonly ownContentOf: (province: ProvinceCode) => RuleContent | null;
}) {
  const t = useTranslations("draft.bulk");
  const drafts = useDrafts();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLElement>("input[type=radio], input, select")?.focus(), []);
  const { provinces, content = emptyContent } = bulk;
  const owning = provinces.filter((code) => ownContentOf(code) !== null);
  const standFor = (code: ProvinceCode): TypedStand => {
    const own = ownContentOf(code);
    if (content === "HANDED_BACK") return own ? "HANDED_BACK" : "UNTOUCHED";
    return standOfTyped(content, own && contentOf(own));
  };
  const apply = () => {
    for (const code of provinces)
      drafts?.typeCells([cellKey({ province: code, requirement: requirement.key })], standFor(code));
    onBulk(null);
  };
  const isReady = provinces.length > 0 && (content === "HANDED_BACK" ? owning.length > 0 : content.value !== undefined);
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
            onBulk({ ...bulk, content: currentTarget.checked ? "HANDED_BACK" : emptyContent })
          }
        />
        {content !== "HANDED_BACK" && (
          <div className={classes.columns}>
            <ContentEditor
              requirement={requirement}
              content={content}
              onContent={(next) => onBulk({ ...bulk, content: next })}
              refusals={{}}
            />
            <CopyFrom
              requirement={requirement.key}
              except={null}
              onCopy={(next) => onBulk({ ...bulk, content: next })}
            />
          </div>
        )}
        <Group gap="sm">
          <Button size="xs" disabled={!isReady} onClick={apply}>
            {t("apply", { count: provinces.length })}
          </Button>
          <Button size="xs" variant="default" onClick={() => onBulk(null)}>
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
