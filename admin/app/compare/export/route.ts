import { provinces } from "@beian/shared";
import { getLocale, getTranslations } from "next-intl/server";
import { callerOf } from "../../../exports/caller.ts";
import type { Refused } from "../../../exports/lane.ts";
import { makeFile } from "../../../exports/make-file.ts";
import { ApiFailure, askApi } from "../../../gateway/ask-api.ts";
import { comparedBookQuery, comparisonQuery, exportedRulesQuery } from "../../../graphql/comparison.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { arrangeExported } from "../arrange.ts";
import { matrixOf } from "../matrix.ts";
import { parseTimes, timeVariables } from "../times.ts";
import { parseView, pinned, viewParameters } from "../view.ts";
import { type ExportWords, gap } from "./words.ts";

/**
 * Exactly the view that the address asks for, as a file: ?format=csv or ?format=xlsx. Its name has the digest of the rules
 * that it is of, and its headers, and a workbook's last sheet, the address at which the same is shown for ever.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const t = await getTranslations("compare");
  const { times, wrong } = parseTimes(searchParams);
  const format = searchParams.get("format");
  if ((format !== "csv" && format !== "xlsx") || wrong.length > 0) return inWords(400, t("export.invalid"));
  const locale = apiLocales[await getLocale()];
  const words = await wordsOfExport();
  const about = { name: "", address: "", digest: "" };
  const made = await makeFile(callerOf(request.headers.get("x-forwarded-for")), format, async () => {
    const result = await askApi(comparisonQuery, { ...timeVariables(times), locale });
    const view = pinned(parseView(searchParams), result);
    // Of the rules as they were known when the table was asked for, whatever is published meanwhile.
    const known = timeVariables(view);
    const { rulebook } = await askApi(comparedBookQuery, known);
    about.digest = rulebook.digest;
    about.address = `${origin(request)}/compare?${viewParameters({ ...view, open: null })}`;
    about.name = `${t("export.file")}-${result.comparison.asOf}-${rulebook.digest.slice(0, 12)}.${format}`;
    const arranged = arrangeExported(matrixOf(result), view);
    const rules =
      format === "csv"
        ? []
        : (
            await askApi(exportedRulesQuery, {
              ...known,
              locale,
              provinces: arranged.provinces.map(({ code }) => code),
              requirements: arranged.rows.map(({ requirement }) => requirement.key),
            })
          ).comparison.rows;
    const told = [
      [t("export.asOf"), result.comparison.asOf],
      [t("export.knownAt"), view.knownAt?.replace("T", " ")],
      [t("export.against"), result.against?.asOf],
      [t("export.againstKnownAt"), view.againstKnownAt?.replace("T", " ")],
      [t("export.digest"), rulebook.digest],
      [t("export.address"), about.address],
    ] as const;
    return {
      format,
      result,
      view,
      locale,
      words,
      rules,
      about: told.flatMap(([what, text]): [string, string][] => (text === undefined ? [] : [[what, text]])),
    };
  }).catch((error: unknown) => {
    if (error instanceof ApiFailure) return "UNREACHABLE" as const;
    throw error;
  });
  if (typeof made === "string") return busy(made, t);
  return new Response(made, {
    headers: {
      "content-type":
        format === "csv"
          ? "text/csv; charset=utf-8"
          : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(about.name)}`,
      // The next person may read another language, and tomorrow's rules may differ.
      "cache-control": "private, no-store",
      link: `<${about.address}>; rel="bookmark"`,
      "x-rulebook-digest": about.digest,
    },
  });
}

type Translate = Awaited<ReturnType<typeof getTranslations<"compare">>>;

/** How long to wait before one asks again, in seconds. */
const waitSeconds = 5;

function busy(refused: Refused | "UNREACHABLE", t: Translate): Response {
  if (refused === "UNREACHABLE") return inWords(503, t("export.unreachable"), waitSeconds);
  return refused === "CALLER_BUSY"
    ? inWords(429, t("export.callerBusy", { seconds: waitSeconds }), waitSeconds)
    : inWords(503, t("export.allBusy", { seconds: waitSeconds }), waitSeconds);
}

function inWords(status: number, words: string, retryAfter?: number): Response {
  return new Response(`${words}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
    },
  });
}

async function wordsOfExport(): Promise<ExportWords> {
  const t = await getTranslations("compare");
  const counts = Array.from({ length: provinces.length + 1 }, (_, count) => count);
  return {
    unrecorded: t("unrecorded"),
    advised: t("advised"),
    arrow: t("arrow"),
    note: t("note", { note: gap }),
    requirement: t("corner.requirements"),
    province: t("corner.provinces"),
    topic: t("export.topic"),
    ownRules: t("map.own"),
    equal: t("sets.map"),
    sets: counts.map((count) => t("sets.set", { letter: gap, count })),
    alone: counts.map((count) => t("sets.alone", { count })),
    sheets: {
      matrix: t("export.sheets.matrix"),
      rules: t("export.sheets.rules"),
      sources: t("export.sheets.sources"),
      about: t("export.sheets.about"),
    },
    columns: {
      topic: t("export.topic"),
      key: t("export.key"),
      province: t("export.province"),
      provinces: t("export.provinces"),
      code: t("export.code"),
      words: t("export.words"),
      value: t("export.value"),
      strictness: t("export.strictness"),
      origin: t("export.origin"),
      note: t("export.note"),
      effectiveFrom: t("export.effectiveFrom"),
      effectiveUntil: t("export.effectiveUntil"),
      recordedAt: t("export.recordedAt"),
      change: t("export.change"),
      sourceTitle: t("export.sourceTitle"),
      clause: t("export.clause"),
      url: t("export.url"),
      publishedOn: t("export.publishedOn"),
    },
    origins: { PROVINCE: t("origin.PROVINCE"), NATIONAL: t("origin.NATIONAL"), UNRECORDED: t("origin.UNRECORDED") },
    strictness: { ENFORCED: t("strictness.ENFORCED"), ADVISED: t("strictness.ADVISED") },
    separator: t("separator"),
  };
}

/** The address under which the browser knows the page. */
function origin(request: Request): string {
  const { headers, url } = request;
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  const protocol = headers.get("x-forwarded-proto") ?? new URL(url).protocol.replace(":", "");
  return host ? `${protocol}://${host}` : new URL(url).origin;
}
