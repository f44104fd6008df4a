import {
  regions as allRegions,
  topics as allTopics,
  isProvinceCode,
  type ProvinceCode,
  type Region,
  type Topic,
} from "@beian/shared";
import type { ComparisonResult } from "../../graphql/comparison.ts";
import { beijingTimeOf, parseTimes, type Times, timeNames } from "./times.ts";

/** What of the comparison one looks at; all of it stands in the address. */
export interface View extends Times {
  readonly display: Display;
  readonly topics: readonly Topic[];
  readonly regions: readonly Region[];
  readonly provinces: readonly ProvinceCode[];
  /** Keys. */
  readonly requirements: readonly string[];
  /** Provinces are shown that have one of the values, for each of the requirements. */
  readonly where: readonly ValueFilter[];
  readonly origin: ShownOrigin | null;
  readonly differences: boolean;
  readonly transposed: boolean;
  readonly sort: { readonly requirement: string; readonly descending: boolean } | null;
  /** The requirement by whose values provinces stand together. */
  readonly group: string | null;
  readonly pair: readonly [ProvinceCode, ProvinceCode];
  /** The requirement that colours the map; null for how many rules a province has of its own. */
  readonly map: string | null;
  /** The cell, or the requirement alone, whose details are open. */
  readonly open: { readonly requirement: string; readonly province: ProvinceCode | null } | null;
}

export interface ValueFilter {
  readonly requirement: string;
  /** As `valueToken` names them. */
  readonly values: readonly string[];
}

export const displays = ["table", "map", "pair", "sets"] as const;
export type Display = (typeof displays)[number];
export const shownOrigins = ["PROVINCE", "NATIONAL", "UNRECORDED"] as const;
export type ShownOrigin = (typeof shownOrigins)[number];

/** The view that an address asks for; what it names wrongly is left out. */
export function parseView(parameters: Pick<URLSearchParams, "get" | "getAll">): View {
  const flag = (name: string) => parameters.get(name) === "1";
  const sort = parameters.get("sort");
  const [one, other] = parameters.getAll("pair").filter(isProvinceCode);
  return {
    ...parseTimes(parameters).times,
    display: among(displays, parameters.get("show")) ?? "table",
    topics: allTopics.filter((topic) => parameters.getAll("topic").includes(topic)),
    regions: allRegions.filter((region) => parameters.getAll("region").includes(region)),
    provinces: unique(parameters.getAll("province")).filter(isProvinceCode),
    requirements: unique(parameters.getAll("requirement")).filter(isKey),
    where: parseWhere(parameters.getAll("where")),
    origin: among(shownOrigins, parameters.get("origin")),
    differences: flag("differences"),
    transposed: flag("transposed"),
    sort:
      sort !== null && isKey(sort.replace(/^-/, ""))
        ? { requirement: sort.replace(/^-/, ""), descending: sort.startsWith("-") }
        : null,
    group: keyOf(parameters.get("group")),
    pair: [one ?? "BJ", other ?? (one === "SH" ? "BJ" : "SH")],
    map: keyOf(parameters.get("map")),
    open: parseOpen(parameters.get("open")),
  };
}

/** The same view for whoever comes later: of its day, as known with the last change that was published when it was asked for. */
export function pinned(
  view: View,
  { comparison, latestChanges }: Pick<ComparisonResult, "comparison" | "latestChanges">,
): View {
  const last = latestChanges[0]?.publishedAt;
  return { ...view, asOf: comparison.asOf, knownAt: view.knownAt ?? (last ? beijingTimeOf(last) : undefined) };
}

/** The address of a view, without its path; what is as usual is left out. */
export function viewParameters(view: View): URLSearchParams {
  const parameters = new URLSearchParams();
  const put = (name: string, values: readonly (string | null | undefined | false)[]) => {
    for (const value of values) if (value) parameters.append(name, value);
  };
  for (const name of timeNames) put(name, [view[name]]);
  put("show", [view.display !== "table" && view.display]);
  put("topic", view.topics);
  put("region", view.regions);
  put("province", view.provinces);
  put("requirement", view.requirements);
  put(
    "where",
    view.where.flatMap(({ requirement, values }) => values.map((value) => `${requirement}.${value}`)),
  );
  put("origin", [view.origin]);
  put("differences", [view.differences && "1"]);
  put("transposed", [view.transposed && "1"]);
  put("sort", [view.sort && `${view.sort.descending ? "-" : ""}${view.sort.requirement}`]);
  put("group", [view.group]);
  if (view.pair.join() !== "BJ,SH") put("pair", view.pair);
  put("map", [view.map]);
  put("open", [view.open && [view.open.province, view.open.requirement].filter(Boolean).join(".")]);
  return parameters;
}

/** `key.VALUE` each; the values of one requirement belong together. */
function parseWhere(texts: readonly string[]): readonly ValueFilter[] {
  const values = new Map<string, string[]>();
  for (const text of unique(texts)) {
    const dot = text.indexOf(".");
    const requirement = text.slice(0, dot);
    if (dot < 1 || !isKey(requirement)) continue;
    values.set(requirement, [...(values.get(requirement) ?? []), text.slice(dot + 1)]);
  }
  return [...values].map(([requirement, of]) => ({ requirement, values: of }));
}

function parseOpen(text: string | null): View["open"] {
  if (text === null) return null;
  const [first = "", second] = text.split(".");
  if (second === undefined) return isKey(first) ? { requirement: first, province: null } : null;
  return isProvinceCode(first) && isKey(second) ? { requirement: second, province: first } : null;
}

function keyOf(text: string | null): string | null {
  return text !== null && isKey(text) ? text : null;
}

/** Kebab case, as the keys of requirements are. */
function isKey(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

function among<Text extends string>(all: readonly Text[], text: string | null): Text | null {
  return all.find((each) => each === text) ?? null;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

const lists = ["topic", "region", "province", "requirement", "where"] as const;

/**
 * The view after a change made by somebody who may have seen an older one: of a list, what they added and what they took
 * away counts, so that two quick choices are both kept.
 */
export function changedView(seen: View, current: View, patch: Partial<View>): View {
  const next = { ...current, ...patch };
  const before = viewParameters(seen);
  const now = viewParameters(current);
  if (before.toString() === now.toString()) return next;
  const wanted = viewParameters({ ...seen, ...patch });
  const merged = viewParameters(next);
  for (const name of lists) {
    const added = wanted.getAll(name).filter((each) => !before.has(name, each));
    const kept = now.getAll(name).filter((each) => wanted.has(name, each) || !before.has(name, each));
    merged.delete(name);
    for (const each of [...kept, ...added]) merged.append(name, each);
  }
  return parseView(merged);
}
