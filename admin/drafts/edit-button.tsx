"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type Ref, useState } from "react";
import { useAlive } from "../components/use-alive.ts";
import type { LazyPart } from "../loading/lazily.tsx";
import { useDraftedCell, useDrafts } from "./draft-provider.tsx";
import classes from "./edit-button.module.css";
import { standOf, type TypedStand } from "./stand.ts";

/** Opens the editor of a cell, and takes its edit out of the draft again. Arrow keys lead from cell to cell. */
export function EditButton({
  cell,
  name,
  open,
  onOpen,
  near,
  ref,
}: {
  readonly cell: string;
  /** What is edited, for those who can't see where the button stands. */
  readonly name: string;
  readonly open: boolean;
  readonly onOpen: () => void;
  /** Loads the editor ahead. */
  readonly near: LazyPart<object>["near"];
  readonly ref?: Ref<HTMLButtonElement>;
}) {
  const t = useTranslations("draft");
  const drafts = useDrafts();
  const { edit, typed } = useDraftedCell(cell);
  const [undone, setUndone] = useState<TypedStand | null>(null);
  // A click that nobody answers yet would be lost.
  const alive = useAlive();
  if (!drafts) return null;
  const drafted = typed ? typed.typed !== "UNTOUCHED" : edit !== undefined;
  const undo = () => {
    setUndone(typed?.typed ?? standOf(drafts.get().draft, cell));
    drafts.typeCells([cell], "UNTOUCHED");
  };
  const restore = () => {
    if (undone) drafts.typeCells([cell], undone);
    setUndone(null);
  };
  return (
    <span className={classes.buttons}>
      <button
        ref={ref}
        type="button"
        className={classes.button}
        data-edit={cell}
        aria-expanded={open}
        disabled={!alive}
        onClick={onOpen}
        onKeyDown={stepWithArrows}
        {...near}
      >
        {t("edit")}
        <span className="spoken">{t("editOf", { name })}</span>
      </button>
      {drafted && (
        <button type="button" className={classes.button} onClick={undo}>
          {t("undo")}
          <span className="spoken">{t("undoOf", { name })}</span>
        </button>
      )}
      {!drafted && undone !== null && (
        <button type="button" className={classes.button} onClick={restore}>
          {t("restore")}
          <span className="spoken">{t("restoreOf", { name })}</span>
        </button>
      )}
    </span>
  );
}

function stepWithArrows(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = [...document.querySelectorAll<HTMLElement>("[data-edit]")];
  const next = all[all.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
