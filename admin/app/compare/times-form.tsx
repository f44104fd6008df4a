"use client";

import type { PlainDate } from "@beian/shared";
import { Alert, Button, Popover } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { TimeField } from "../../fields/time-field.tsx";
import classes from "./comparison.module.css";
import { hasTwoTimes, readTime, type Times, timeNames } from "./times.ts";
import type { View } from "./view.ts";

/** Which day's rules, as known when, and the other time that is laid beside them. */
export function TimesForm({
  view,
  change,
  today,
  pending,
}: {
  readonly view: View;
  readonly change: (patch: Partial<View>) => void;
  readonly today: PlainDate;
  readonly pending: boolean;
}) {
  const t = useTranslations("compare.times");
  const [open, setOpen] = useState(false);
  const { asOf = today, knownAt, against = asOf, againstKnownAt = knownAt } = view;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const times: Times = Object.fromEntries(
      timeNames.map((name) => {
        const text = String(fields.get(name) ?? "");
        const written = readTime(name, text);
        return [
          name,
          written.kind === "READ" && !(name === "asOf" && written.text === today) ? written.text : undefined,
        ];
      }),
    );
    setOpen(false);
    change({ asOf: undefined, knownAt: undefined, against: undefined, againstKnownAt: undefined, ...times });
  };
  return (
    <div className={classes.times} aria-busy={pending}>
      <p>
        {hasTwoTimes(view)
          ? t("against", { time: known(asOf, knownAt), other: known(against, againstKnownAt) })
          : known(asOf, knownAt)}
      </p>
      <Popover opened={open} onChange={setOpen} trapFocus withinPortal position="bottom-start" shadow="md">
        <Popover.Target>
          <Button variant="default" size="compact-xs" loading={pending} onClick={() => setOpen(!open)}>
            {t("change")}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t("change")}>
          <form className={classes.timesFields} onSubmit={submit}>
            <TimeField size="xs" name="asOf" label={t("asOf")} value={asOf} />
            <TimeField
              kind="time"
              size="xs"
              name="knownAt"
              label={t("knownAt")}
              description={t("knownAtHint")}
              value={knownAt ?? null}
            />
            <TimeField
              size="xs"
              name="against"
              label={t("againstAsOf")}
              description={t("againstHint")}
              value={view.against ?? null}
            />
            <TimeField
              kind="time"
              size="xs"
              name="againstKnownAt"
              label={t("againstKnownAt")}
              value={view.againstKnownAt ?? null}
            />
            <Button type="submit" size="xs">
              {t("apply")}
            </Button>
          </form>
        </Popover.Dropdown>
      </Popover>
      {hasTwoTimes(view) && (
        <Alert variant="outline" py={4} className={classes.wide}>
          {t("twoTimes")}
        </Alert>
      )}
    </div>
  );

  function known(day: PlainDate, minute: string | undefined): string {
    const date = day === today ? t("today", { date: day }) : t("day", { date: day });
    return minute === undefined ? date : t("asKnown", { date, time: minute.replace("T", " ").slice(0, 19) });
  }
}
