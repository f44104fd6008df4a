import { inLocale, isProvinceCode, type Locale, provinceOf } from "@beian/shared";
import type { useTranslations } from "next-intl";
import type { AuditEvent } from "../../graphql/audit.ts";
import { roles } from "../../graphql/people.ts";
import audit from "../../messages/zh/audit.json";

type Told = typeof audit;
type Actions = Omit<Told["actions"], "other">;
type Action = { [Noun in keyof Actions]: `${Noun}.${keyof Actions[Noun] & string}` }[keyof Actions];

const { other: _, ...actions } = audit.actions;

/** What there are words for, by the messages: acts, why one may be refused, and fields that an input is at fault in. */
export const knownActions = namesIn(actions).flatMap((noun) =>
  namesIn(actions[noun]).map((verb) => `${noun}.${verb}` as Action),
);
const knownRefusals = namesIn(audit.refusals);
const knownFields = namesIn(audit.fields);
const statuses = namesIn(audit.statuses);

export interface EventWords {
  readonly act: string;
  /** What else is known, a sentence each. */
  readonly details: readonly string[];
  /** Why it was refused; null where it was done. */
  readonly refusal: string | null;
}

type Translate = ReturnType<typeof useTranslations<"audit">>;

/** What requirements are called, by key. */
export type RequirementTitles = ReadonlyMap<string, string>;

/** An event as a person would tell it. */
export function eventInWords(event: AuditEvent, t: Translate, locale: Locale, titles: RequirementTitles): EventWords {
  const { details } = event;
  const facts = typeof details === "object" && details !== null ? new Map(Object.entries(details)) : new Map();
  const refused = facts.get("refused");
  return {
    act: actInWords(event, t),
    details: refused === undefined ? detailsInWords(event.action, facts, t, locale, titles) : [],
    refusal: refused === undefined ? null : refusalInWords(refused, facts.get("path"), t),
  };
}

function actInWords({ action, change, person, sample, subject }: AuditEvent, t: Translate): string {
  const known = among(knownActions, action);
  return t(`actions.${known ?? "other"}`, {
    change: change === null ? t("unknown") : String(change),
    person: person?.name ?? t("unknown"),
    sample: sample?.name ?? t("unknown"),
    subject: subject ?? t("unknown"),
  });
}

function detailsInWords(
  action: string,
  facts: ReadonlyMap<string, unknown>,
  t: Translate,
  locale: Locale,
  titles: RequirementTitles,
): readonly string[] {
  const role = (key: string) => {
    const known = among(roles, facts.get(key));
    return known === null ? t("unknown") : t(`roles.${known}`);
  };
  const words: string[] = [];
  const day = facts.get("effectiveFrom");
  if (typeof day === "string") words.push(t(facts.get("correction") === true ? "correction" : "effective", { day }));
  if (typeof facts.get("edits") === "number") words.push(t("edits", { count: Number(facts.get("edits")) }));
  if (action === "person.create") words.push(t("role", { role: role("role") }));
  if (action === "person.role") words.push(t("roleChanged", { from: role("from"), to: role("to") }));
  const ended = facts.get("sessionsEnded");
  if (typeof ended === "number" && ended > 0) words.push(t("sessionsEnded", { count: ended }));
  for (const key of ["set", "drop"] as const) {
    const cells = textsIn(facts.get(key));
    if (cells.length > 0) words.push(t(key, { cells: cellsInWords(cells, t, locale, titles), count: cells.length }));
  }
  const fields = textsIn(facts.get("fields")).flatMap((field) => among(knownFields, field) ?? []);
  if (fields.length > 0)
    words.push(t("fieldsChanged", { fields: fields.map((field) => t(`fields.${field}`)).join(t("separator")) }));
  const from = among(statuses, facts.get("from"));
  if (from !== null && from !== "DRAFT") words.push(t("cameFrom", { status: t(`statuses.${from}`) }));
  if (typeof facts.get("draft") === "number") words.push(t("draft", { change: String(facts.get("draft")) }));
  if (typeof facts.get("host") === "string") words.push(t("host", { host: String(facts.get("host")) }));
  if (typeof facts.get("samples") === "number") words.push(t("samples", { count: Number(facts.get("samples")) }));
  const expiry = facts.get("expiresAt");
  if (typeof expiry === "string") words.push(t("token", { name: String(facts.get("name")), day: expiry.slice(0, 10) }));
  return words;
}

const cellsShown = 3;

function cellsInWords(cells: readonly string[], t: Translate, locale: Locale, titles: RequirementTitles): string {
  const named = cells.slice(0, cellsShown).map((cell) => {
    const [layer = "", key = ""] = cell.split("/");
    return t("cell", {
      place: isProvinceCode(layer) ? inLocale(provinceOf(layer).name, locale) : t("national"),
      requirement: titles.get(key) ?? t("unknown"),
    });
  });
  const shown = named.join(t("separator"));
  return cells.length > cellsShown ? t("more", { shown, count: cells.length }) : shown;
}

function refusalInWords(code: unknown, path: unknown, t: Translate): string {
  const reason = t(`refusals.${among(knownRefusals, code) ?? "other"}`);
  const field = textsIn(path)
    .toReversed()
    .map((name) => among(knownFields, name))
    .find((name) => name !== null);
  return field ? t("refusedAt", { reason, field: t(`fields.${field}`) }) : reason;
}

/** The origins that aren't addresses, as the API records them. */
export function originInWords(origin: string | null, t: Translate): string {
  if (origin === null || origin === "") return t("unknown");
  if (origin === "seed") return t("origins.seed");
  if (origin === "first start") return t("origins.firstStart");
  const user = /^command line \((.*)\)$/.exec(origin)?.[1];
  return user === undefined ? origin : t("origins.commandLine", { user });
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function among<Known extends string>(known: readonly Known[], value: unknown): Known | null {
  return known.find((each) => each === value) ?? null;
}

function namesIn<Group extends object>(group: Group): readonly (keyof Group & string)[] {
  return Object.keys(group) as (keyof Group & string)[];
}
