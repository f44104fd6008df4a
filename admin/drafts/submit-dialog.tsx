"use client";

import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { contentOf, sameNotes } from "../fields/content.ts";
import { HeldArea, HeldInput } from "../fields/held-field.tsx";
import type { DraftEdit } from "../graphql/draft.ts";
import type { Refusal } from "../graphql/refusal.ts";
import { SourcesField } from "../words/sources-field.tsx";
import { wordsNow } from "../words/words.ts";
import { CellName } from "./cell-name.tsx";
import { useDraftState, useDrafts } from "./draft-provider.tsx";
import { draftWordsOf } from "./pending.ts";
import { SavingText } from "./saving-text.tsx";
import { keyOf } from "./stand.ts";
import { ContentWords } from "./stand-words.tsx";
import classes from "./submit-dialog.module.css";

/** Asks for what a review needs and the draft lacks still, shows once more what it does, and sends it. */
export function SubmitDialog({
  onClose,
  onOvertaken,
}: {
  readonly onClose: () => void;
  readonly onOvertaken: () => void;
}) {
  const t = useTranslations("draft.submit");
  const drafts = useDrafts();
  const { draft, pending, saving } = useDraftState();
  const [asked, setAsked] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { title, reason, sources } = wordsNow(pending.words, draftWordsOf(draft));
  const edits = draft?.edits ?? [];
  const isSourced = sources.some((source) => source.title.trim() !== "");
  const isWhole = title.trim() !== "" && reason.trim() !== "" && isSourced;
  const edited = edits.length > 0 || Object.keys(pending.cells).length > 0;
  // What is typed has to be saved before one can judge what is missing.
  useEffect(() => void drafts?.flush(), [drafts]);

  const submit = async () => {
    setAsked(true);
    setRefusal(null);
    // What can't be read is told beside its field.
    const unread = form.current?.querySelector<HTMLElement>("[data-unread]");
    if (unread) return unread.focus();
    if (!isWhole || !edited) {
      form.current?.querySelector<HTMLElement>("[data-missing]")?.focus();
      return;
    }
    setWaiting(true);
    const outcome = await drafts?.submit();
    setWaiting(false);
    if (outcome === "SUBMITTED") onClose();
    else if (outcome === "OVERTAKEN") onOvertaken();
    else if (outcome === "UNSAVED") setRefusal({ path: [], reason: t("unsaved") });
    else if (outcome) setRefusal(outcome);
  };
  const refusedCell = refusal?.path[0] === "edits" ? refusal.path.slice(1).join("/") : null;
  return (
    <Modal opened onClose={onClose} size="xl" title={t("title")} closeButtonProps={{ "aria-label": t("close") }}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="sm">
          {refusal && !refusedCell && (
            <Alert color="red" variant="outline" role="alert">
              {refusal.reason}
            </Alert>
          )}
          <HeldInput
            label={t("titleField")}
            value={title}
            onText={(text) => drafts?.typeWord("title", text)}
            error={
              pending.words.title?.refusal?.reason ?? (asked && title.trim() === "" ? t("titleMissing") : undefined)
            }
            data-missing={title.trim() === "" ? "" : undefined}
            required
          />
          <HeldArea
            label={t("reason")}
            description={t("reasonHint")}
            autosize
            minRows={2}
            maxRows={8}
            value={reason}
            onText={(text) => drafts?.typeWord("reason", text)}
            error={
              pending.words.reason?.refusal?.reason ?? (asked && reason.trim() === "" ? t("reasonMissing") : undefined)
            }
            data-missing={reason.trim() === "" ? "" : undefined}
            required
          />
          <div>
            <Text size="sm" fw={500}>
              {t("sources")}
            </Text>
            <Text size="xs" c="dimmed" mb={4}>
              {t("sourcesHint")}
            </Text>
            <SourcesField
              sources={sources}
              onSources={(next) => drafts?.typeWord("sources", next)}
              refusal={pending.words.sources?.refusal}
              missing={asked && !isSourced ? t("sourceMissing") : undefined}
            />
          </div>
          <div>
            <Text size="sm" fw={500}>
              {t("edits", { count: edits.length })}
            </Text>
            {!edited && asked && (
              <Text size="sm" c="var(--mantine-color-error)" role="alert">
                {t("editMissing")}
              </Text>
            )}
            {edits.length > 0 && (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
              <ul className={classes.edits} tabIndex={0} aria-label={t("edits", { count: edits.length })}>
                {edits.map((edit) => (
                  <EditLine key={keyOf(edit)} edit={edit} refusal={refusedCell === keyOf(edit) ? refusal : null} />
                ))}
              </ul>
            )}
          </div>
          <Group justify="space-between">
            <SavingText announced />
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t("later")}
              </Button>
              <Button type="submit" loading={waiting || (saving === "SAVING" && asked)}>
                {t("send")}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function EditLine({ edit, refusal }: { readonly edit: DraftEdit; readonly refusal: Refusal | null }) {
  const t = useTranslations("draft");
  const drafts = useDrafts();
  const key = keyOf(edit);
  const { before, after } = edit;
  // Notes are told where they change.
  const noted = !before || !after || !sameNotes(contentOf(before), contentOf(after));
  return (
    <li>
      <CellName cell={key} />
      <br />
      <del className={classes.before}>
        <ContentWords content={before} noted={noted} />
      </del>
      <span className={classes.arrow} aria-hidden="true">
        {t("arrow")}
      </span>
      <ins className={classes.after}>
        {edit.handsBack && t("handedBackTo")}
        <ContentWords content={after} noted={noted} />
      </ins>
      {refusal && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {refusal.reason}{" "}
          <Button size="compact-xs" variant="default" onClick={() => drafts?.typeCells([key], "UNTOUCHED")}>
            {t("undoThis")}
          </Button>
        </Text>
      )}
    </li>
  );
}
