import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Content } from "../fields/content.ts";
import { type BulkContent, countEffects, emptyBulk, type ProvinceNow, planBulk } from "./plan-bulk.ts";

const plain: Content = { value: true, strictness: "ENFORCED", noteZh: "", noteEn: "" };
const noted: Content = { ...plain, noteZh: "两版不一；此处以原版为准", noteEn: "The two versions differ." };
const advised: Content = { ...noted, strictness: "ADVISED" };

function now(content: Content | null, patch: Partial<ProvinceNow> = {}): ProvinceNow {
  return { code: "ZJ", content, own: content !== null, drafted: "UNTOUCHED", ...patch };
}

function one(province: ProvinceNow, content: BulkContent | "HANDED_BACK") {
  const [step] = planBulk([province], content);
  if (!step) throw new Error("a province is left out");
  return { effects: step.effects, stand: step.stand };
}

describe("setting many provinces", () => {
  test.each<[string, ProvinceNow, BulkContent, readonly string[], unknown]>([
    [
      "keeps note and strictness beside a new value",
      now(advised),
      { ...emptyBulk, value: false },
      ["VALUE"],
      { ...advised, value: false },
    ],
    [
      "keeps what a province inherits too",
      now(advised, { own: false }),
      { ...emptyBulk, value: false },
      ["VALUE"],
      { ...advised, value: false },
    ],
    ["leaves alone what says so already", now(advised), { ...emptyBulk, value: true }, ["SAME"], "UNTOUCHED"],
    [
      "leaves alone what is inherited and says so",
      now(noted, { own: false }),
      { ...emptyBulk, value: true },
      ["SAME"],
      "UNTOUCHED",
    ],
    ["begins a rule where none is recorded", now(null), { ...emptyBulk, value: true }, ["NEW"], plain],
    [
      "takes a note away where that is asked for",
      now(noted),
      { ...emptyBulk, value: true, notes: { noteZh: " ", noteEn: "" } },
      ["NOTE_REMOVED"],
      { ...plain, noteZh: " " },
    ],
    [
      "replaces a note where that is asked for",
      now(noted),
      { ...emptyBulk, value: true, notes: { noteZh: "新", noteEn: "" } },
      ["NOTE"],
      { ...plain, noteZh: "新" },
    ],
    [
      "sets strictness where that is asked for",
      now(advised),
      { ...emptyBulk, value: true, strictness: "ENFORCED" },
      ["STRICTNESS"],
      noted,
    ],
    [
      "keeps a note that only the draft has",
      now(plain, { drafted: noted }),
      { ...emptyBulk, value: false },
      ["VALUE"],
      { ...noted, value: false },
    ],
    [
      "takes the draft's edit back where the province says so itself",
      now(plain, { drafted: { ...plain, value: false } }),
      { ...emptyBulk, value: true },
      ["VALUE"],
      "UNTOUCHED",
    ],
    ["does nothing without a value", now(plain), emptyBulk, ["SAME"], "UNTOUCHED"],
  ])("%s", (_, province, content, effects, stand) => {
    expect(one(province, content)).toEqual({ effects, stand });
  });

  test.each<[string, ProvinceNow, readonly string[], unknown]>([
    ["its own rule", now(plain), ["HANDED_BACK"], "HANDED_BACK"],
    ["what it inherits", now(plain, { own: false }), ["SAME"], "UNTOUCHED"],
    ["what only the draft has", now(plain, { own: false, drafted: noted }), ["HANDED_BACK"], "UNTOUCHED"],
    ["what the draft hands back already", now(plain, { drafted: "HANDED_BACK" }), ["SAME"], "HANDED_BACK"],
  ])("hands back %s", (_, province, effects, stand) => {
    expect(one(province, "HANDED_BACK")).toEqual({ effects, stand });
  });

  test("says in how many provinces each thing happens", () => {
    const steps = planBulk(
      [
        now(noted),
        now(advised, { code: "LN" }),
        now({ ...noted, value: false }, { code: "TJ" }),
        now(null, { code: "QH" }),
      ],
      { value: false, strictness: "ENFORCED", notes: "KEEP" },
    );
    expect(countEffects(steps)).toEqual([
      ["NEW", 1],
      ["VALUE", 2],
      ["STRICTNESS", 1],
      ["SAME", 1],
    ]);
  });

  test("never touches note or strictness that weren't asked for, whatever stands there", () => {
    const text = fc.constantFrom("", "甲", "乙");
    const content = fc.record({
      value: fc.integer({ min: 0, max: 3 }),
      strictness: fc.constantFrom("ENFORCED" as const, "ADVISED" as const),
      noteZh: text,
      noteEn: text,
    });
    const province = fc.record({
      code: fc.constant("ZJ" as const),
      content: fc.option(content),
      own: fc.boolean(),
      drafted: fc.oneof(content, fc.constant("UNTOUCHED" as const)),
    });
    fc.assert(
      fc.property(province, fc.integer({ min: 0, max: 3 }), (each, value) => {
        const [step] = planBulk([{ ...each, own: each.own && each.content !== null }], { ...emptyBulk, value });
        const before = typeof each.drafted === "string" ? each.content : each.drafted;
        const { strictness = "ENFORCED", noteZh = "", noteEn = "" } = before ?? {};
        expect(step?.after).toEqual({ value, strictness, noteZh, noteEn });
        const same = before !== null && before.value === value;
        expect(step?.effects).toEqual(same ? ["SAME"] : before === null ? ["NEW"] : ["VALUE"]);
        if (same) expect(step?.stand).toEqual(each.drafted);
      }),
    );
  });
});
