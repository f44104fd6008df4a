import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DefinedRulebook } from "@beian/shared";
import { beijingDateOf, isComplete, openRulebook, parseFiling, provinceCodes, startingPoints } from "@beian/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rules } from "./command-line.ts";
import { enterpriseOf } from "./filings.ts";
import { insurance, insure } from "./insured-book.ts";

let folder: string;
let dataDir: string;
let book: DefinedRulebook;
let plain: string;
const nowhere = () => join(folder, "no-such-data");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "beian-rulebook-"));
  dataDir = join(folder, "data");
  const made = await rules(
    dataDir,
    ["account", "create", "--email", "a@example.com", "--name", "A", "--role", "VIEWER"],
    "a long enough password\n",
  );
  expect(made.code).toBe(0);
  plain = await exported("plain.json");
  await insure(dataDir);
  book = JSON.parse(readFileSync(await exported("insured.json"), "utf8"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function exported(name: string): Promise<string> {
  return written(name, (await rules(dataDir, ["rulebook", "export"])).out);
}

function written(name: string, content: string | object): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const asked = (key: string) => `${insurance.key}/${key}`;
const answers = [
  { fact: asked("hasProof"), flag: true },
  { fact: asked("paidSince"), day: "2024-01-01" },
  { fact: asked("months"), number: 24 },
  { fact: asked("office"), text: "长沙" },
];
const hunan = (given?: readonly object[]) => ({
  ...enterpriseOf("湖南省长沙市"),
  ...(given ? { answers: given } : {}),
});

interface Result {
  readonly outcome: string;
  readonly complete: boolean;
  readonly findings: readonly { readonly key: string }[];
  readonly open: readonly { readonly requirement: string; readonly path: readonly string[] }[];
}

async function judged(args: readonly string[], filings: readonly object[], at = nowhere()) {
  const file = written("filings.ndjson", filings.map((filing) => JSON.stringify(filing)).join("\n"));
  const out = join(folder, "results.ndjson");
  const ran = await rules(at, ["validate", file, "--out", out, ...args]);
  expect([ran.code, ran.err]).toEqual([0, expect.any(String)]);
  const results: Result[] = readFileSync(out, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { ...ran, results };
}

const own = ({ findings, open }: Result) => ({
  findings: findings.flatMap(({ key }) => (key.startsWith(`${insurance.key}/`) ? [key] : [])),
  open: open.flatMap(({ requirement, path }) => (requirement === insurance.key ? [path] : [])),
});

test("a rule book alone is enough, in either format and without any database, and says what the database says", async () => {
  const filings = startingPoints.flatMap(({ filing }) => provinceCodes.map((province) => filing(province)));
  const inDatabase = await judged([], filings, dataDir);
  const bare = await judged(["--rulebook", join(folder, "insured.json")], filings);
  expect(bare.out).toBe(inDatabase.out);
  expect(bare.results).toEqual(inDatabase.results);
  expect(bare.err).toBe("");
  const { compiled } = await openRulebook(JSON.parse(readFileSync(plain, "utf8")));
  const today = beijingDateOf(new Date());
  const before = await judged(["--rulebook", plain], filings);
  for (const [index, filing] of filings.entries()) {
    const parsed = parseFiling(filing);
    if (!parsed.ok) throw new Error("a starting point is no filing");
    const verdict = compiled.validate(parsed.filing, { today });
    expect([before.results[index]?.outcome, before.results[index]?.complete]).toEqual([
      verdict.outcome,
      isComplete(verdict),
    ]);
  }
});

test("staff's own demand is judged by the book's own words, and by a former book it isn't asked", async () => {
  const { results } = await judged(
    ["--rulebook", join(folder, "insured.json")],
    [hunan(), hunan([{ fact: asked("hasProof"), flag: false }]), hunan(answers)],
  );
  expect(results.map(own)).toEqual([
    { findings: [], open: [["answers", asked("hasProof")]] },
    { findings: [asked("missing")], open: [] },
    { findings: [], open: [] },
  ]);
  const file = written("answered.ndjson", hunan(answers));
  const ran = await rules(nowhere(), ["validate", file, "--rulebook", plain]);
  expect(ran.err).toContain(`answers.${asked("hasProof")}`);
  expect(ran.out).toContain("有误 1 行");
  const csv = written("answered.csv", `subject.name,answers.${asked("hasProof")}\n甲,是\n`);
  expect((await rules(nowhere(), ["validate", csv, "--rulebook", plain])).code).toBe(1);
  expect((await rules(nowhere(), ["validate", csv, "--rulebook", join(folder, "insured.json")])).code).toBe(0);
});

test("what the book names and this version doesn't know is said, and left open", async () => {
  const rule = { value: "BLUE", strictness: "ENFORCED", effectiveFrom: "2020-01-01", revision: 1 } as const;
  const national = { ...book.rules.national, "custom-unheard-of": rule, "house-number": rule };
  const odd = written("odd.json", { ...book, rules: { ...book.rules, national, provinces: {} } });
  const { err, results } = await judged(["--rulebook", odd], [hunan(answers)]);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  for (const name of ["custom-unheard-of", 'house-number "BLUE"']) expect(err.split(name)).toHaveLength(3);
  expect(results[0]?.complete).toBe(false);
});

test.each<[string, string | object | null, string]>([
  ["of a format to come", { format: 3 }, "format 3"],
  ["of no format", {}, "unknown format"],
  ["that is no JSON", "{", "no rule book"],
  ["that is another document", { format: 2, definitions: [], rules: {} }, "no rule book"],
  ["that is nothing", "null", "no rule book"],
  ["that isn't there", null, "no such file"],
])("a book %s is refused in one line", async (_, content, why) => {
  const file = content === null ? join(folder, "nothing.json") : written("wrong.json", content);
  const filings = written("one.ndjson", hunan());
  const { code, out, err } = await rules(nowhere(), ["validate", filings, "--rulebook", file]);
  expect([code, out, err.trimEnd().split("\n").length]).toEqual([1, "", 1]);
  expect(err).toContain(why);
});

test("a book is of its own day", async () => {
  const filings = written("one.ndjson", hunan());
  const { code, err } = await rules(nowhere(), ["validate", filings, "--rulebook", plain, "--as-of", "2026-01-01"]);
  expect([code, err]).toEqual([1, expect.stringContaining("--as-of")]);
});
