"use client";

import { earliestDate, isCalendarDate, latestDate, type PlainDate } from "@beian/shared";
import "@mantine/dates/styles.layer.css";

import { Button, Loader } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import "dayjs/locale/zh-cn";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
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
  const show = (date: PlainDate) => {
    if (date === (asOf ?? today)) return;
    const next = new URLSearchParams(parameters);
    if (date === today) next.delete("asOf");
    else next.set("asOf", date);
    startTransition(() => router.push(next.size > 0 ? `${pathname}?${next}` : pathname, { scroll: false }));
  };
  return (
    <div className={classes.picker} aria-busy={pending}>
      <DateInput
        size="xs"
        className={classes.date}
        label={t("label")}
        description={t("hint")}
        value={asOf ?? today}
        onChange={(date) => date && show(date)}
        // Anything short of a whole date is still being typed.
        dateParser={(text) => (isCalendarDate(text.trim()) ? text.trim() : null)}
        valueFormat="YYYY-MM-DD"
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
        rightSection={pending ? <Loader size="xs" /> : undefined}
      />
      {asOf !== undefined && asOf !== today && (
        <Button variant="default" size="xs" onClick={() => show(today)}>
          {t("backToToday")}
        </Button>
      )}
    </div>
  );
}
