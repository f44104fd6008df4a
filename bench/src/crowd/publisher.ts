// Publishes changes to the database named, so many a second, until it is told to end; prints how many it published after
// the first and at the end.
import { setTimeout as sleep } from "node:timers/promises";
import { openFile } from "../../../api/src/store/open.ts";
import { beijingDateOf, provinceCodes, shippedCatalogue } from "../../../shared/src/index.ts";

const perSecond = Number(process.env.PER_SECOND);
const store = await openFile(process.env.DATABASE ?? "", { now: () => new Date(), mustExist: true });
const booleans = shippedCatalogue.requirements.filter(({ value }) => value.type === "BOOLEAN");
const began = performance.now();
let published = 0;
let over = false;
process.once("SIGTERM", () => {
  over = true;
});
while (!over) {
  const layer = provinceCodes[published % provinceCodes.length] ?? "BJ";
  const requirement = booleans[published % booleans.length]?.key ?? "";
  const content = { value: published % 2 === 0, strictness: "ENFORCED", noteZh: `第 ${published} 号` } as const;
  const effectiveFrom = beijingDateOf(new Date());
  await store.transaction(async (tx) => {
    const { number } = await tx.changes.create({ title: `变更 ${published}`, reason: "人群", authorId: null });
    await tx.changes.putEdits(number, [{ layer, requirement, content, baseRevision: null, editedBy: null }]);
    const [first] = await tx.history.append(number, [
      { layer, requirement, content, effectiveFrom, correction: false },
    ]);
    await tx.changes.update(number, 1, { status: "PUBLISHED", effectiveFrom, publishedAt: first?.recordedAt ?? tx.at });
    await tx.history.bumpProvinceVersions([layer]);
  });
  published += 1;
  if (published === 1) process.stdout.write(`${published}\n`);
  await sleep(Math.max(0, began + (published * 1_000) / perSecond - performance.now()));
}
await store.close();
process.stdout.write(`${published}\n`);
