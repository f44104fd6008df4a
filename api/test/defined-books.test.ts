import type { Definition, PlainDate } from "@beian/shared";
import { digestOf, openRulebook, parseFiling, shippedDefinitions } from "@beian/shared";
import { expect, test } from "vitest";
import { createRulebooks } from "../src/domain/rulebooks.ts";
import type { Store } from "../src/store/ports/store.ts";
import { enterpriseOf } from "./filings.ts";
import { publish, revisionOf, yes } from "./store/contract/any-store.ts";
import { temporaryStore } from "./store/sqlite/temporary-file.ts";

const words = (said: string) => ({ zh: said, en: said });
const key = "custom-proof";
const proof: Definition = {
  key,
  topic: "MATERIALS",
  title: words("一"),
  description: words("证明"),
  appliesTo: ["ENTERPRISE"],
  value: { type: "BOOLEAN", yes: words("须"), no: words("不须") },
  facts: [{ key: "hasProof", type: "FLAG", title: words("有证明") }],
  findings: [{ key: "missing", at: "own.hasProof", message: words("缺证明") }],
  rows: [
    { when: "own.hasProof", then: "PASSED" },
    { when: "true", then: "FAILED", findings: ["missing"] },
  ],
};

function define(
  store: Store,
  definitions: readonly Definition[],
  effectiveFrom: PlainDate,
  withdrawn: readonly string[] = [],
) {
  return store.transaction(async (tx) => {
    const { number } = await tx.changes.create({ title: "定义", reason: "测试", authorId: null });
    const [first] = await tx.definitions.append(number, [
      ...definitions.map((one) => ({ requirement: one.key, content: one, effectiveFrom, correction: false })),
      ...withdrawn.map((one) => ({ requirement: one, content: null, effectiveFrom, correction: false })),
    ]);
    const publishedAt = first?.recordedAt ?? tx.at;
    await tx.changes.update(number, 1, { status: "PUBLISHED", effectiveFrom, publishedAt });
    return publishedAt;
  });
}

test("a book is judged by the definitions of its day, as known at its instant, and holds them", async () => {
  const { store, clock } = await temporaryStore();
  const now = () => new Date(clock.now);
  await publish(store, [revisionOf("ZJ", "house-number", { value: "REQUIRED", strictness: "ENFORCED" }, "2020-01-01")]);
  const rulebooks = await createRulebooks({ store, now });
  const plain = await rulebooks.at({ asOf: "2026-02-01" });
  const before = clock.now;
  expect(plain.whole).toMatchObject({ format: 1 });

  clock.now += 1_000;
  await define(store, shippedDefinitions, "1900-01-01");
  await define(store, [proof], "2026-03-01");
  await publish(store, [revisionOf("ZJ", key, yes, "2026-03-01")]);
  await define(store, [{ ...proof, title: words("二"), rows: [{ when: "true", then: "PASSED" }] }], "2026-04-01");
  await publish(store, [revisionOf("ZJ", key, null, "2026-05-01")]);
  await define(store, [], "2026-05-01", [key]);
  const edition = rulebooks.edition();
  await rulebooks.historyGrew();
  expect(rulebooks.edition()).not.toBe(edition);

  // What was known before anything was defined is the book that it was.
  const then = await rulebooks.at({ asOf: "2026-02-01", knownAt: before });
  expect([then.digest, then.whole]).toEqual([plain.digest, plain.whole]);

  const filing = (answers: readonly object[]) => {
    const parsed = parseFiling({ ...enterpriseOf("浙江省杭州市"), answers });
    if (!parsed.ok) throw new Error("no filing");
    return parsed.filing;
  };
  const seen = async (asOf: PlainDate) => {
    const book = await rulebooks.at({ asOf });
    expect(book.whole.format).toBe(2);
    expect(book.digest).toBe(digestOf(book.whole));
    expect(book.compiled.unread).toEqual([]);
    rulebooks.keep(book);
    const named = await rulebooks.named(book.digest);
    if (!named) throw new Error("a book without a name");
    // A browser that has the document alone comes to the same.
    const { compiled, catalogue } = await openRulebook(JSON.parse(JSON.stringify(named)));
    const judged = [book.compiled, compiled].map((one) =>
      [[], [{ fact: `${key}/hasProof`, flag: false }]].map((answers) => {
        const { checks } = one.validate(filing(answers), { today: asOf, province: "ZJ" });
        return checks.map((check) => `${check.key} ${check.status}`);
      }),
    );
    expect(judged[0]).toEqual(judged[1]);
    const own = judged[0]?.map((lines) => lines.filter((line) => line.startsWith(`${key} `)));
    return [catalogue.find(key)?.title.zh, own, JSON.stringify(named).includes('"cases"')];
  };
  expect(await seen("2026-02-01")).toEqual([undefined, [[], []], false]);
  expect(await seen("2026-03-31")).toEqual(["一", [[`${key} UNDECIDED`], [`${key} FAILED`]], false]);
  expect(await seen("2026-04-01")).toEqual(["二", [[`${key} PASSED`], [`${key} PASSED`]], false]);
  expect(await seen("2026-05-01")).toEqual([undefined, [[], []], false]);

  // The product's own say the same in either format of whatever the first edition judged; what judges since stands beside it.
  const same = await rulebooks.at({ asOf: "2026-02-01" });
  const lines = (book: typeof same) =>
    book.compiled
      .validate(filing([]), { today: "2026-02-01", province: "ZJ" })
      .checks.map((check) => `${check.key} ${check.status}`);
  const judgedThen = new Set(
    plain.compiled.validate(filing([]), { today: "2026-02-01", province: "ZJ" }).checks.map((check) => check.key),
  );
  expect(lines(same).filter((line) => judgedThen.has(line.split(" ")[0] ?? ""))).toEqual(lines(plain));
});
