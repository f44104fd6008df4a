import { isCalendarDate, isProvinceCode, type PlainDate, type ProvinceCode, type Topic, topics } from "@beian/shared";

/** What of the timeline one looks at; all of it stands in the address. */
export interface TimelineView {
  readonly axis: (typeof axes)[number];
  readonly step: (typeof steps)[number];
  readonly by: (typeof groupings)[number];
  /** The first and the last day; all of history without them. */
  readonly from: PlainDate | null;
  readonly until: PlainDate | null;
  /** The row whose changes are listed: a province, or CN for the national rules. */
  readonly layer: ProvinceCode | "CN" | null;
  readonly topic: Topic | null;
}

export const axes = ["EFFECTIVE", "RECORDED"] as const;
export const steps = ["YEAR", "MONTH", "DAY"] as const;
export const groupings = ["province", "topic"] as const;

export function parseTimelineView(parameters: Pick<URLSearchParams, "get">): TimelineView {
  const day = (name: string) => {
    const text = parameters.get(name);
    return text !== null && isCalendarDate(text) ? text : null;
  };
  const [from, until] = [day("from"), day("until")];
  const inOrder = from !== null && until !== null && from <= until;
  const layer = parameters.get("province");
  return {
    axis: axes.find((axis) => axis === parameters.get("axis")) ?? "EFFECTIVE",
    // Months and days of all of history are more than fit.
    step: inOrder ? (steps.find((step) => step === parameters.get("step")) ?? "YEAR") : "YEAR",
    by: groupings.find((by) => by === parameters.get("by")) ?? "province",
    from: inOrder ? from : null,
    until: inOrder ? until : null,
    layer: layer !== null && (layer === "CN" || isProvinceCode(layer)) ? layer : null,
    topic: topics.find((topic) => topic === parameters.get("topic")) ?? null,
  };
}

export function timelineAddress(view: TimelineView): string {
  const parameters = new URLSearchParams();
  const put = (name: string, value: string | null | false) => value && parameters.set(name, value);
  put("axis", view.axis !== "EFFECTIVE" && view.axis);
  put("by", view.by !== "province" && view.by);
  put("step", view.from !== null && view.step !== "YEAR" && view.step);
  put("from", view.from);
  put("until", view.until);
  put("province", view.layer);
  put("topic", view.topic);
  return parameters.size > 0 ? `/timeline?${parameters}` : "/timeline";
}

/** The view of one period alone, in shorter periods; a day is as short as it gets. */
export function zoomedIn(view: TimelineView, period: PlainDate): TimelineView {
  switch (view.step) {
    case "YEAR":
      return { ...view, step: "MONTH", from: period, until: `${period.slice(0, 4)}-12-31` };
    case "MONTH":
      return { ...view, step: "DAY", from: period, until: lastDayOfMonth(period) };
    case "DAY":
      return { ...view, from: period, until: period };
  }
}

/** The longer periods around a view, the longest first: all of history, then the year, then the month. */
export function around(view: TimelineView): readonly { readonly label: string | null; readonly view: TimelineView }[] {
  const all = { label: null, view: { ...view, step: "YEAR", from: null, until: null } as const };
  if (view.from === null || view.step === "YEAR") return view.from === null ? [] : [all];
  const year = zoomedIn({ ...view, step: "YEAR" }, `${view.from.slice(0, 4)}-01-01`);
  if (view.step === "MONTH") return [all];
  const month = zoomedIn({ ...view, step: "MONTH" }, `${view.from.slice(0, 7)}-01`);
  const isWholeMonth = month.from === view.from && month.until === view.until;
  return [
    all,
    { label: view.from.slice(0, 4), view: year },
    ...(isWholeMonth ? [] : [{ label: view.from.slice(0, 7), view: month }]),
  ];
}

/** Every period from the first to the last day, by its first day, those without a count too. */
export function periodsOf(step: TimelineView["step"], from: PlainDate, until: PlainDate): readonly PlainDate[] {
  const periods: PlainDate[] = [];
  for (let period = startOf(step, from); period <= until; period = nextOf(step, period)) periods.push(period);
  return periods;
}

/** How a period is called: its year, month or day. */
export function labelOf(step: TimelineView["step"], period: PlainDate): string {
  return period.slice(0, { YEAR: 4, MONTH: 7, DAY: 10 }[step]);
}

function startOf(step: TimelineView["step"], day: PlainDate): PlainDate {
  return `${labelOf(step, day)}-01-01`.slice(0, 10);
}

function nextOf(step: TimelineView["step"], period: PlainDate): PlainDate {
  const next = new Date(`${period}T00:00:00Z`);
  if (step === "YEAR") next.setUTCFullYear(next.getUTCFullYear() + 1);
  else if (step === "MONTH") next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function lastDayOfMonth(period: PlainDate): PlainDate {
  const [year = 0, month = 1] = period.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
