import { getLocale, getTranslations } from "next-intl/server";
import { askApi } from "../../../gateway/ask-api.ts";
import { comparisonQuery, exportedRulesQuery } from "../../../graphql/comparison.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { arrangeExported } from "../arrange.ts";
import { matrixOf } from "../matrix.ts";
import { parseTimes, timeVariables } from "../times.ts";
import { parseView, viewParameters } from "../view.ts";
import { csvOf } from "./csv.ts";
import { tableOf } from "./table.ts";
import { workbookOf } from "./workbook.ts";

/** Exactly the view that the address asks for, as a file: ?format=csv or ?format=xlsx. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const t = await getTranslations("compare");
  const { times, wrong } = parseTimes(searchParams);
  const format = searchParams.get("format");
  if ((format !== "csv" && format !== "xlsx") || wrong.length > 0)
    return new Response(`${t("export.invalid")}\n`, {
      status: 400,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  const view = parseView(searchParams);
  const locale = apiLocales[await getLocale()];
  const variables = { ...timeVariables(times), locale };
  const result = await askApi(comparisonQuery, variables);
  const matrix = matrixOf(result);
  const arranged = arrangeExported(matrix, view);
  const table = tableOf(arranged, view, locale, {
    unrecorded: t("unrecorded"),
    advised: t("advised"),
    arrow: t("arrow"),
    note: (note) => t("note", { note }),
    requirement: t("corner.requirements"),
    province: t("corner.provinces"),
    topic: t("export.topic"),
    ownRules: t("map.own"),
    equal: t("sets.map"),
    set: ({ letter, codes }) => t("sets.set", { letter, count: codes.length }),
    alone: (count) => t("sets.alone", { count }),
  });
  const name = `${t("export.file")}-${result.comparison.asOf}.${format}`;
  if (format === "csv")
    return file(name, "text/csv; charset=utf-8", csvOf(table.map((row) => row.map(({ text }) => text))));
  const { comparison } = await askApi(exportedRulesQuery, {
    ...variables,
    provinces: arranged.provinces.map(({ code }) => code),
    requirements: arranged.rows.map(({ requirement }) => requirement.key),
  });
  const about = (
    [
      [t("export.asOf"), result.comparison.asOf],
      [t("export.knownAt"), view.knownAt],
      [t("export.against"), result.against?.asOf],
      [t("export.againstKnownAt"), view.againstKnownAt],
      [t("export.address"), `${origin(request)}/compare?${viewParameters(view)}`],
    ] as const
  ).flatMap(([what, text]): [string, string][] => (text === undefined ? [] : [[what, text]]));
  const workbook = await workbookOf({
    table,
    arranged,
    origin: view.origin,
    rules: comparison.rows,
    about,
    locale,
    words: {
      sheets: {
        matrix: t("export.sheets.matrix"),
        rules: t("export.sheets.rules"),
        sources: t("export.sheets.sources"),
        about: t("export.sheets.about"),
      },
      column: (column) => t(`export.${column}`),
      requirement: t("corner.requirements"),
      origin: (each) => t(`origin.${each}`),
      strictness: (each) => t(`strictness.${each}`),
      separator: t("separator"),
    },
  });
  return file(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", new Uint8Array(workbook));
}

function file(name: string, type: string, body: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      // The next person may read another language, and tomorrow's rules may differ.
      "cache-control": "private, no-store",
    },
  });
}

/** The address under which the browser knows the page. */
function origin(request: Request): string {
  const { headers, url } = request;
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  const protocol = headers.get("x-forwarded-proto") ?? new URL(url).protocol.replace(":", "");
  return host ? `${protocol}://${host}` : new URL(url).origin;
}
