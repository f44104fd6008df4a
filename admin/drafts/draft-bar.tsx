"use client";

import { Button, CloseButton, Menu, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageLink } from "../components/page-link.tsx";
import { lazily } from "../loading/lazily.tsx";
import classes from "./draft-bar.module.css";
import { useDraftState, useDrafts } from "./draft-provider.tsx";
import type { DraftStore } from "./draft-store.ts";
import { SavingText } from "./saving-text.tsx";
import { keyOf } from "./stand.ts";

const SubmitDialog = lazily(() => import("./submit-dialog.tsx").then((module) => module.SubmitDialog));
const ClashDialog = lazily(() => import("./clash-dialog.tsx").then((module) => module.ClashDialog));
const OvertakenDialog = lazily(() => import("./overtaken-dialog.tsx").then((module) => module.OvertakenDialog));
const MovedOnDialog = lazily(() => import("./moved-on-dialog.tsx").then((module) => module.MovedOnDialog));

type Dialog = "submit" | "clash" | "overtaken" | "movedOn";

/** My open draft, at the foot of every page: what it gathers, whether it is saved, and the way to review. */
export function DraftBar() {
  const drafts = useDrafts();
  const { submitted, draft, pending, mine } = useDraftState();
  const unsaved = Object.keys(pending.cells).length + Object.keys(pending.words).length;
  if (!drafts || (!draft && unsaved === 0 && mine.length === 0 && !submitted)) return null;
  return submitted && unsaved === 0 && !draft ? (
    <Submitted drafts={drafts} submitted={submitted} />
  ) : (
    <OpenDraft drafts={drafts} />
  );
}

function OpenDraft({ drafts }: { readonly drafts: DraftStore }) {
  const t = useTranslations("draft.bar");
  const { draft, pending, saving, mine } = useDraftState();
  const [asked, setAsked] = useState<Dialog | null>(null);
  const close = () => setAsked(null);
  const edited = new Set([...Object.keys(pending.cells), ...(draft?.edits.map(keyOf) ?? [])]).size;
  const overtaken = draft?.edits.filter(({ overtakenBy }) => overtakenBy).length ?? 0;
  return (
    <section className={classes.bar} aria-label={t("label")}>
      <div className={classes.content}>
        <div className={classes.name}>
          {draft ? (
            <PageLink href={`/changes/${draft.number}`} size="sm" fw={600}>
              {t("draft", { number: draft.number, title: draft.title })}
            </PageLink>
          ) : (
            <Text span size="sm" fw={600}>
              {t(edited > 0 ? "beginning" : "none")}
            </Text>
          )}
          {edited > 0 && (
            <Text span size="sm">
              {t("edits", { count: edited })}
            </Text>
          )}
          <SavingText announced />
        </div>
        <div className={classes.buttons}>
          {saving === "CLASH" && (
            <Button size="xs" color="orange" variant="outline" onClick={() => setAsked("clash")} {...ClashDialog.near}>
              {t("choose")}
            </Button>
          )}
          {saving === "MOVED_ON" && (
            <Button
              size="xs"
              color="orange"
              variant="outline"
              onClick={() => setAsked("movedOn")}
              {...MovedOnDialog.near}
            >
              {t("decide")}
            </Button>
          )}
          {(saving === "UNREACHABLE" || saving === "FAILED" || saving === "REFUSED" || saving === "SIGNED_OUT") && (
            <Button size="xs" variant="default" onClick={() => void drafts.flush()}>
              {t(saving === "SIGNED_OUT" ? "signIn" : "retry")}
            </Button>
          )}
          {overtaken > 0 && (
            <Button
              size="xs"
              color="orange"
              variant="outline"
              onClick={() => setAsked("overtaken")}
              {...OvertakenDialog.near}
            >
              {t("overtaken", { count: overtaken })}
            </Button>
          )}
          <Menu position="top-end" withinPortal={false}>
            <Menu.Target>
              <Button size="xs" variant="default">
                {t("other")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {mine
                .filter(({ number }) => number !== draft?.number)
                .map(({ number, title }) => (
                  <Menu.Item key={number} onClick={() => void drafts.open(number)}>
                    {t("draft", { number, title })}
                  </Menu.Item>
                ))}
              <Menu.Item disabled={!draft} onClick={() => void drafts.open("NEW")}>
                {t("begin")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          {(draft || edited > 0) && (
            <Button size="xs" onClick={() => setAsked("submit")} {...SubmitDialog.near}>
              {t("submit")}
            </Button>
          )}
        </div>
      </div>
      {asked === "submit" && <SubmitDialog onClose={close} onOvertaken={() => setAsked("overtaken")} />}
      {asked === "clash" && <ClashDialog onClose={close} />}
      {asked === "overtaken" && <OvertakenDialog onClose={close} />}
      {asked === "movedOn" && <MovedOnDialog onClose={close} />}
    </section>
  );
}

function Submitted({
  drafts,
  submitted: { number, title },
}: {
  readonly drafts: DraftStore;
  readonly submitted: { readonly number: number; readonly title: string };
}) {
  const t = useTranslations("draft.bar");
  return (
    <section className={classes.bar} aria-label={t("label")}>
      <div className={classes.content}>
        <Text size="sm" role="status">
          {t("submitted")}{" "}
          <PageLink href={`/changes/${number}`} inherit>
            {t("draft", { number, title })}
          </PageLink>
        </Text>
        <CloseButton size="sm" aria-label={t("dismiss")} onClick={drafts.forgetSubmitted} />
      </div>
    </section>
  );
}
