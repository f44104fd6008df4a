import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { provinceCodes } from "@beian/shared";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";

/**
 * Publishes change after change into the database given, as many as asked for or until it's killed, and prints the title
 * of each once it is acknowledged.
 */
const [, , file = "", count = "Infinity"] = process.argv;
const store = await openSqliteStore({ file, now: () => new Date() });
for (let published = 0; published < Number(count); published += 1) {
  const title = randomUUID();
  await store.transaction(async (tx) => {
    const { number } = await tx.changes.create({ title, reason: "测试", authorId: null });
    const cells = Array.from({ length: 40 }, (_, index) => ({
      layer: provinceCodes[index % provinceCodes.length] ?? "BJ",
      requirement: `requirement-${Math.floor(index / provinceCodes.length)}`,
    }));
    const content = { value: title, strictness: "ENFORCED" } as const;
    await tx.changes.putEdits(
      number,
      cells.map((cell) => ({ ...cell, content, baseRevision: null, editedBy: null })),
    );
    await tx.history.append(
      number,
      cells.map((cell) => ({ ...cell, content, effectiveFrom: "2026-01-01", correction: false })),
    );
    await tx.changes.update(number, 1, { status: "PUBLISHED", effectiveFrom: "2026-01-01", publishedAt: tx.at });
  });
  writeSync(1, `${title}\n`);
}
await store.close();
