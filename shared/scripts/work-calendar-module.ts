import calendar from "chinese-days/dist/chinese-days.json" with { type: "json" };

/** The module that counting imports: only the days on which the calendar departs from Monday to Friday. */
export function workCalendarModule(): string {
  const off = Object.keys(calendar.holidays).filter((date) => !isWeekend(date) && !(date in calendar.workdays));
  const work = Object.keys(calendar.workdays).filter(isWeekend);
  const years = [...new Set([...off, ...work].map((date) => date.slice(0, 4)))].sort();
  return [
    "// Made by shared/scripts/generate-work-calendar.ts from the package chinese-days: change it there.",
    "",
    "/** By year, as months and days: weekdays off for a public holiday, and days at weekends worked to make up for it. */",
    "export const workCalendar: Readonly<Record<string, { readonly off: string; readonly work: string }>> = {",
    ...years.map((year) => `  ${year}: { off: "${daysOf(year, off)}", work: "${daysOf(year, work)}" },`),
    "};",
    "",
  ].join("\n");
}

function daysOf(year: string, dates: readonly string[]): string {
  const days = dates.filter((date) => date.startsWith(year)).map((date) => date.slice(5).replace("-", ""));
  return days.sort().join(" ");
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}
