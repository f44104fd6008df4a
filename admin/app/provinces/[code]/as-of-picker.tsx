"use client";

import { earliestDate, latestDate, type PlainDate } from "@beian/shared";
import "@mantine/dates/styles.layer.css";

import { Button, Loader, Popover } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import "dayjs/locale/zh-cn";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { TimeField } from "../../../fields/time-field.tsx";
import type { Locale } from "../../../i18n/locales.ts";
import classes from "./as-of-picker.module.css";

/** How dayjs calls each language. */
const calendarLocales: Readonly<Record<Locale, string>> = { zh: "zh-cn", en: "en" };

/** Chooses the day whose rules are shown. The day stands in the address; an address without one means today. */
export function AsOfPicker({ asOf, today }: { readonly asOf: PlainDate | undefined; readonly today: PlainDate }) {
  const t = useTranslations("province.asOf");
  const locale = useLocale();
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const [pending, startTransition] = useTransition();
  const [opened, setOpened] = useState(false);
  const shown = asOf ?? today;
  const [month, setMonth] = useState(shown);
  const open = () => setOpened(true);
  const show = (date: PlainDate) => {
    setMonth(date);
    if (date === shown) return;
    const next = new URLSearchParams(parameters);
    if (date === today) next.delete("asOf");
    else next.set("asOf", date);
    startTransition(() => router.push(next.size > 0 ? `${pathname}?${next}` : pathname, { scroll: false }));
  };
  return (
    <div className={classes.picker} aria-busy={pending}>
      <Popover opened={opened} onChange={setOpened} trapFocus={false} position="bottom-start" withRoles={false}>
        <Popover.Target>
          <div>
            <TimeField
              size="xs"
              className={classes.date ?? ""}
              label={t("label")}
              description={t("hint")}
              value={shown}
              onTaken={(date) => show(date ?? today)}
              onFocus={open}
              onClick={open}
              onBlur={() => setOpened(false)}
              pickable={false}
              rightSection={pending ? <Loader size="xs" /> : undefined}
            />
          </div>
        </Popover.Target>
        <Popover.Dropdown onMouseDown={(event) => event.preventDefault()}>
          <DatePicker
            size="xs"
            value={shown}
            onChange={(date) => {
              setOpened(false);
              if (date !== null) show(date);
            }}
            date={month}
            onDateChange={setMonth}
            minDate={earliestDate}
            maxDate={latestDate}
            locale={calendarLocales[locale]}
            monthLabelFormat={t("monthFormat")}
            yearLabelFormat={t("yearFormat")}
            decadeLabelFormat={t("yearFormat")}
            firstDayOfWeek={1}
            weekendDays={[]}
            hideOutsideDates
            ariaLabels={{
              previousMonth: t("previousMonth"),
              nextMonth: t("nextMonth"),
              previousYear: t("previousYear"),
              nextYear: t("nextYear"),
              previousDecade: t("previousDecade"),
              nextDecade: t("nextDecade"),
            }}
          />
        </Popover.Dropdown>
      </Popover>
      {asOf !== undefined && asOf !== today && (
        <Button variant="default" size="xs" onClick={() => show(today)}>
          {t("backToToday")}
        </Button>
      )}
    </div>
  );
}
