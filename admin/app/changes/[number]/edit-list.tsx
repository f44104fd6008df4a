"use client";

import { Button, Group, SegmentedControl, Title } from "@mantine/core";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageLink } from "../../../components/page-link.tsx";
import { useDrafts } from "../../../drafts/draft-provider.tsx";
import { endsReview } from "../../../drafts/editable.ts";
import { type EditChangeInput, editChange, type WholeChange } from "../../../graphql/change.ts";
import { lazily } from "../../../loading/lazily.tsx";
import classes from "./change.module.css";
import type { EditActions } from "./edit-actions.ts";
import { EditRow } from "./edit-row.tsx";
import { type EditGroup, type Grouping, groupEdits, groupings, isGrouping } from "./group-edits.ts";
import { setAgain } from "./set-again.ts";
import { type Told, toldOf } from "./told.ts";
import { useChangeAction } from "./use-change-action.ts";

const LeaveReviewDialog = lazily(() =>
  import("../../../drafts/leave-review-dialog.tsx").then((module) => module.LeaveReviewDialog),
);

/** More edits than this are shown when asked for. */
const shownAtOnce = 200;

/** What the change makes of each cell, before and after, by province or by requirement. */
export function EditList({
  change,
  onTold,
}: {
  readonly change: WholeChange;
  readonly onTold: (told: Told | null) => void;
}) {
  const t = useTranslations("change.edits");
  const [by, setBy] = useGrouping();
  const [limit, setLimit] = useState(shownAtOnce);
  const edit = useEdit(change, onTold);
  const { edits, scope } = change;
  const order = scope.requirements.map(({ key }) => key);
  const groups = groupEdits(edits.slice(0, limit), by, order);
  return (
    <section aria-labelledby="edits" className={classes.section}>
      <div className={classes.sectionHead}>
        <Title id="edits" order={2} size="h4">
          {t("title", { count: edits.length })}
        </Title>
        <Group gap="xs">
          {edit && <GoOn change={change} onTold={onTold} />}
          {edits.length > 0 && (
            <SegmentedControl
              size="xs"
              aria-label={t("by")}
              value={by}
              onChange={(value) => isGrouping(value) && setBy(value)}
              data={groupings.map((grouping) => ({ value: grouping, label: t(`groupings.${grouping}`) }))}
            />
          )}
        </Group>
      </div>
      <p className={classes.small}>{standingText(t, change)}</p>
      {edits.length === 0 && (
        <p>
          {t("none")}{" "}
          <PageLink href="/provinces" inherit>
            {t("toProvinces")}
          </PageLink>
        </p>
      )}
      {groups.length > 0 && (
        <div className={classes.columns} aria-hidden="true">
          <span>{t(by === "province" ? "requirement" : "province")}</span>
          <span>{t("before")}</span>
          <span>{t("after")}</span>
        </div>
      )}
      {groups.map((group) => (
        <EditGroupRows key={group.key} group={group} by={by} change={change} edit={edit} />
      ))}
      {edit?.question}
      {edits.length > limit && (
        <Button size="xs" variant="default" mt="sm" onClick={() => setLimit(edits.length)}>
          {t("showAll", { count: edits.length - limit })}
        </Button>
      )}
    </section>
  );
}

/** Takes the change in hand, so that edits on the pages of provinces gather in it, whoever began it. */
function GoOn({ change, onTold }: { readonly change: WholeChange; readonly onTold: (told: Told | null) => void }) {
  const t = useTranslations("change.edits");
  const drafts = useDrafts();
  const router = useRouter();
  const [waiting, setWaiting] = useState(false);
  const [asks, setAsks] = useState(false);
  if (!drafts) return null;
  const goOn = async (why: string | null) => {
    setAsks(false);
    setWaiting(true);
    const taken = await drafts.open(change.number, { why });
    setWaiting(false);
    const province = change.edits.find((edit) => edit.province)?.province;
    if (taken) router.push(province ? `/provinces/${province.code}` : "/provinces");
    else onTold({ tone: "refused", text: t("notTaken") });
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={waiting}
        onClick={() => (endsReview(change) ? setAsks(true) : void goOn(null))}
      >
        {t("goOn")}
      </Button>
      {asks && (
        <LeaveReviewDialog
          change={change}
          deed={t("goOnDeed")}
          onClose={() => setAsks(false)}
          onConfirm={(why) => void goOn(why)}
        />
      )}
    </>
  );
}

/** One edit of the change, and what it is in words. */
interface Deed {
  readonly words: string;
  readonly input: Pick<EditChangeInput, "set" | "drop">;
  readonly done: "dropped" | "setAgain" | "undone";
  /** What undoes it. */
  readonly undo?: Pick<EditChangeInput, "set">;
}

function EditGroupRows({
  group: { edits },
  by,
  change: { effectiveFrom, origin },
  edit,
}: {
  readonly group: EditGroup;
  readonly by: Grouping;
  readonly change: WholeChange;
  readonly edit: EditActions | null;
}) {
  const t = useTranslations("change.edits");
  const [first] = edits;
  if (!first) return null;
  const { province, requirement } = first;
  const day = effectiveFrom === null ? "" : `?asOf=${effectiveFrom}`;
  return (
    <div className={classes.group}>
      <h3 className={classes.groupHead}>
        {by === "requirement" ? requirement.title : (province?.name ?? t("national"))}
        {by === "province" && province && (
          <PageLink href={`/provinces/${province.code}${day}`} size="xs" fw={400}>
            {effectiveFrom === null ? t("toRules") : t("toRulesOn", { date: effectiveFrom })}
          </PageLink>
        )}
      </h3>
      <ul className={classes.rows}>
        {edits.map((each) => (
          <EditRow
            key={`${each.province?.code} ${each.requirement.key}`}
            edit={each}
            name={by === "province" ? each.requirement.title : (each.province?.name ?? t("national"))}
            href={each.province ? `/provinces/${each.province.code}${day}#${each.requirement.key}` : null}
            isProposed={origin === "PRODUCT"}
            actions={edit}
          />
        ))}
      </ul>
    </div>
  );
}

/** Against which day before and after are seen. */
function standingText(
  t: ReturnType<typeof useTranslations<"change.edits">>,
  { status, effectiveFrom }: WholeChange,
): string {
  const isPublished = status === "PUBLISHED" || status === "SCHEDULED";
  if (effectiveFrom === null) return t("standing.today");
  return t(isPublished ? "standing.published" : "standing.dated", { date: effectiveFrom });
}

/** The layout stands in the address, so that a link shows it too. */
function useGrouping(): readonly [Grouping, (by: Grouping) => void] {
  const pathname = usePathname();
  const parameters = useSearchParams();
  const asked = parameters.get("by");
  return [
    isGrouping(asked) ? asked : "province",
    (by) => {
      const next = new URLSearchParams(parameters);
      if (by === "province") next.delete("by");
      else next.set("by", by);
      window.history.replaceState(null, "", next.size > 0 ? `${pathname}?${next}` : pathname);
    },
  ];
}

function useEdit(change: WholeChange, onTold: (told: Told | null) => void): EditActions | null {
  const t = useTranslations("change");
  const take = useChangeAction();
  const [waiting, setWaiting] = useState(false);
  const [asked, setAsked] = useState<Deed | null>(null);
  if (!change.steps.some(({ step, allowed }) => step === "EDIT" && allowed)) return null;
  const send = async ({ input, done, undo }: Deed, { number, version }: WholeChange, why: string | null) => {
    setAsked(null);
    setWaiting(true);
    onTold(null);
    const outcome = await take(editChange, { number, version, ...input, ...(why === null ? {} : { why }) });
    setWaiting(false);
    const told = toldOf(outcome, t(`edits.${done}`), t);
    if (outcome?.__typename !== "ChangeSuccess" || undo === undefined) return onTold(told);
    const back: Deed = { words: "", input: undo, done: "undone" };
    const edited = outcome.change;
    onTold({ ...told, undo: { label: t("edits.undo"), act: () => void send(back, edited, null) } });
  };
  // What goes on under review is never ended by one click.
  const ask = (deed: Deed) => (endsReview(change) ? setAsked(deed) : void send(deed, change, null));
  return {
    waiting,
    question: asked && (
      <LeaveReviewDialog
        change={change}
        deed={asked.words}
        onClose={() => setAsked(null)}
        onConfirm={(why) => void send(asked, change, why)}
      />
    ),
    drop: (edit, name) =>
      ask({
        words: t("edits.dropDeed", { name }),
        input: { drop: [{ province: edit.province?.code ?? null, requirement: edit.requirement.key }] },
        done: "dropped",
        undo: { set: [setAgain(edit)] },
      }),
    setAgain: (edit, name) =>
      ask({ words: t("edits.keepDeed", { name }), input: { set: [setAgain(edit)] }, done: "setAgain" }),
  };
}
