import { parentPort } from "node:worker_threads";
import { arrangeExported } from "../app/compare/arrange.ts";
import { csvOf } from "../app/compare/export/csv.ts";
import { tableOf } from "../app/compare/export/table.ts";
import { tableWordsOf, workbookWordsOf } from "../app/compare/export/words.ts";
import { workbookOf } from "../app/compare/export/workbook.ts";
import { matrixOf } from "../app/compare/matrix.ts";
import type { Made, Order } from "./order.ts";

// The thread that makes files: each order is answered by the file's bytes.
parentPort?.on("message", (order: Order) => {
  void make(order).then((made) => parentPort?.postMessage(made, [made.buffer]));
});

async function make({ format, result, view, locale, words, rules, about }: Order): Promise<Made> {
  const arranged = arrangeExported(matrixOf(result), view);
  const table = tableOf(arranged, view, locale, tableWordsOf(words));
  if (format === "csv") return new TextEncoder().encode(csvOf(table.map((row) => row.map(({ text }) => text))));
  const workbook = await workbookOf({
    table,
    arranged,
    origin: view.origin,
    rules,
    about,
    locale,
    words: workbookWordsOf(words),
  });
  return new Uint8Array(workbook);
}
