import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RulebookDocument } from "@beian/shared";
import {
  beijingDateOf,
  compile,
  isComplete,
  parseFiling,
  provinceCodes,
  shippedCatalogue,
  startingPoints,
} from "@beian/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barOf } from "../src/cli/validate-progress.ts";
import { rules } from "./command-line.ts";
import { inGb18030 } from "./gb18030.ts";

let folder: string;
let dataDir: string;
let document: RulebookDocument;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "beian-bulk-"));
  dataDir = join(folder, "data");
  // The first command on an empty directory makes the database.
  const made = await rules(
    dataDir,
    ["account", "create", "--email", "a@example.com", "--name", "A", "--role", "VIEWER"],
    "a long enough password\n",
  );
  expect(made.code).toBe(0);
  document = JSON.parse((await rules(dataDir, ["rulebook", "export"])).out);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filings = startingPoints.flatMap(({ filing }) => provinceCodes.map((province) => filing(province)));
const broken = ["{", "[]", '"text"', '{"subject":{}}', JSON.stringify({ ...filings[0], type: "NO_SUCH_TYPE" })];

interface Result {
  readonly line: number;
  readonly province?: string | null;
  readonly outcome?: string;
  readonly findings?: readonly { readonly code: string; readonly key: string }[];
  readonly error?: { readonly path?: readonly string[]; readonly zh: string; readonly en: string };
}

/** 100,000 take a minute of a quiet core: BULK_LINES=100000 checks as many, and the short form a tenth. */
const lines = Number(process.env.BULK_LINES ?? 10_000);

test("a file with a hundredth of its lines broken is checked in little memory, each as the engine judges it", async () => {
  const isBroken = (number: number) => number % 100 === 7;
  const file = join(folder, "many.ndjson");
  const stream = createWriteStream(file);
  for (let number = 1; number <= lines; number++) {
    const text = isBroken(number) ? broken[number % broken.length] : JSON.stringify(filings[number % filings.length]);
    if (!stream.write(`${text}\n`)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "close");

  const out = join(folder, "results.ndjson");
  // With 100,000 lines, a heap that the file would fill several times over.
  const ran = await rules(dataDir, ["validate", file, "--out", out], "", { NODE_OPTIONS: "--max-old-space-size=96" });
  expect(ran.code).toBe(0);
  expect(ran.out).toContain(`共 ${lines} 行，核对 ${lines * 0.99} 份，有误 ${lines / 100} 行`);

  // Without a terminal there is no bar, only the broken lines by number.
  const reported = ran.err.trimEnd().split("\n");
  expect(reported).toHaveLength(lines / 100);
  expect(reported[0]).toMatch(/^第 7 行.* \/ line 7/);
  expect(ran.err).not.toContain("\r");

  const results = readFileSync(out, "utf8").trimEnd().split("\n");
  expect(results).toHaveLength(lines);
  const book = compile(document, shippedCatalogue.requirements);
  const today = beijingDateOf(new Date());
  const keys = new Map<string, number>();
  for (const [index, text] of results.entries()) {
    const result: Result = JSON.parse(text);
    const number = index + 1;
    expect(result.line).toBe(number);
    expect(result.error !== undefined).toBe(isBroken(number));
    for (const key of new Set(result.findings?.map((found) => found.key))) keys.set(key, (keys.get(key) ?? 0) + 1);
    if (isBroken(number) || number % 501 !== 0) continue;
    const parsed = parseFiling(filings[number % filings.length]);
    if (!parsed.ok) throw new Error("a starting point is no filing");
    const verdict = book.validate(parsed.filing, { today });
    expect([result.province, result.outcome]).toEqual([verdict.province, verdict.outcome]);
    expect(result.findings?.map(({ code }) => code)).toEqual(verdict.findings.map(({ draft }) => draft.kind.code));
  }
  const counted = ran.out.split("\n").map((line) => line.split("\t"));
  for (const [key, count] of keys) {
    const [code = ""] = key.split("/").slice(1);
    expect(counted.find(([name]) => name === key)?.slice(1, 3)).toEqual([code, String(count)]);
  }
  expect(readFileSync(out, "utf8")).not.toContain("示例");
}, 600_000);

test("a CSV names its fields by path, and cells are read as the fields want them", async () => {
  const file = join(folder, "some.csv");
  const columns = [
    "type",
    "subject.nature",
    "subject.name",
    "subject.certificate.type",
    "subject.certificate.number",
    "subject.certificate.address",
    "principal.name",
    "principal.isLegalRepresentative",
    "principal.mobile",
    "principal.officePhone",
    "website.domain",
    "website.managerOfOrganisations",
    "website.sitesInFiling",
  ];
  const row = (name: string, legal: string, others = "", sites = "") =>
    `FIRST,ENTERPRISE,${name},BUSINESS_LICENSE,91350100M000100Y43,浙江省杭州市文三路 1 号,张三,${legal},13800000001,0571-88880001,example.cn,${others},${sites}`;
  const rows = [
    row("甲公司", "是"),
    row('"乙,""公司"""', "false"),
    row("丙公司", "yes", "甲公司；乙公司"),
    row('"丁\n公司"', "TRUE"),
    row("戊公司", "perhaps"),
    "FIRST,ENTERPRISE",
    row("己公司", "1", "", "many"),
    row("庚公司", "true", "", "1"),
  ];
  writeFileSync(file, `\uFEFF${columns.join(",")}\r\n${rows.join("\r\n")}\r\n`);
  const out = join(folder, "some.results.ndjson");
  const ran = await rules(dataDir, ["validate", file, "--out", out, "--province", "ZJ"]);
  expect([ran.code, ran.err.split("\n").length]).toEqual([0, 4]);
  const results: Result[] = readFileSync(out, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(results.map(({ line, outcome, error }) => [line, outcome ?? error?.en])).toEqual([
    [2, "PASSES"],
    [3, "FAILS"],
    [4, "FAILS"],
    [5, "PASSES"],
    [7, "must be of type boolean"],
    [8, "2 columns where 13 are named"],
    [9, "must be of type number"],
    [10, "PASSES"],
  ]);
});

test("what is left open has a column, a place in each result, and a code to end with", async () => {
  const [start] = startingPoints;
  if (!start) throw new Error("no starting point");
  const book = compile(document, shippedCatalogue.requirements);
  const kinds = { passes: [] as string[], open: [] as string[], fails: [] as string[] };
  for (const filing of filings) {
    const parsed = parseFiling(filing);
    if (!parsed.ok) throw new Error("a starting point is no filing");
    const verdict = book.validate(parsed.filing, { today: beijingDateOf(new Date()) });
    const kind = verdict.outcome !== "PASSES" ? "fails" : isComplete(verdict) ? "passes" : "open";
    kinds[kind].push(JSON.stringify(filing));
  }
  const ended = async (lines: readonly string[]) => {
    const file = join(folder, "strict.ndjson");
    writeFileSync(file, lines.join("\n"));
    const out = join(folder, "strict.results.ndjson");
    const ran = await rules(dataDir, ["validate", file, "--strict", "--out", out]);
    const counted = ran.out.split("\n").map((line) => line.split("\t"));
    const results = readFileSync(out, "utf8").trimEnd().split("\n");
    return { code: ran.code, counted, results: results.map((line) => JSON.parse(line)) };
  };
  const [open, fails] = [kinds.open.slice(0, 3), kinds.fails.slice(0, 1)];
  expect([open.length, fails.length]).toEqual([3, 1]);
  const some = await ended(open);
  expect(some.code).toBe(3);
  expect(some.counted[2]?.at(-1)).toBe("未定 open");
  expect(some.counted.slice(3).reduce((sum, line) => sum + (line.length === 6 ? Number(line[5]) : 0), 0)).toBe(3);
  for (const { outcome, complete, open: left } of some.results) {
    expect([outcome, complete]).toEqual(["PASSES", false]);
    expect(left.length).toBeGreaterThan(0);
    for (const { requirement, path } of left) {
      expect(shippedCatalogue.find(requirement)).not.toBeNull();
      expect(path.length).toBeGreaterThan(0);
    }
  }
  expect((await ended([...open, ...fails])).code).toBe(2);
  expect((await ended(["{"])).code).toBe(2);
  // A subject alone is asked for nothing that the form doesn't have: it is what no rule leaves open.
  if (kinds.passes[0]) expect((await ended([kinds.passes[0]])).code).toBe(0);
});

test("an earlier day is judged by its rules", async () => {
  const file = join(folder, "one.jsonl");
  writeFileSync(file, JSON.stringify(startingPoints.find(({ key }) => key === "employee")?.filing("ZJ")));
  const now = await rules(dataDir, ["validate", file]);
  expect(now.out).toContain("PRINCIPAL_MUST_BE_LEGAL_REP");
  const then = await rules(dataDir, ["validate", file, "--as-of", "2019-12-31"]);
  expect(then.out).not.toContain("PRINCIPAL_MUST_BE_LEGAL_REP");
});

test("a line of any length is passed over, and an unended quote is no end", async () => {
  const long = join(folder, "long.ndjson");
  writeFileSync(long, `${JSON.stringify(filings[0])}\n"${"x".repeat(3_000_000)}"\n${JSON.stringify(filings[1])}\n`);
  const ran = await rules(dataDir, ["validate", long]);
  expect([ran.code, ran.err]).toEqual([0, "第 2 行：行过长 / line 2: the line is too long\n"]);
  expect(ran.out).toContain("共 3 行，核对 2 份，有误 1 行");
  const quote = join(folder, "quote.csv");
  writeFileSync(quote, `subject.name,principal.name\nA,"B\nC,D\n`);
  expect((await rules(dataDir, ["validate", quote])).code).toBe(0);
});

test.each([
  [["validate"], "FILE"],
  [["validate", "a.ndjson", "b.ndjson"], "FILE"],
  [["validate", "/nowhere.ndjson"], "/nowhere.ndjson"],
  [["validate", "package.json"], ".ndjson"],
  [["validate", "api/schema.graphql", "--province", "QQ"], "--province"],
  [["validate", "api/schema.graphql", "--as-of", "yesterday"], "--as-of"],
])("%j is refused in one line that says why", async (args, why) => {
  const { code, out, err } = await rules(dataDir, args);
  expect([code, out, err.trimEnd().split("\n").length]).toEqual([1, "", 1]);
  expect(err).toContain(why);
});

test("an unknown column is refused before anything is checked", async () => {
  const file = join(folder, "columns.csv");
  writeFileSync(file, "subject.name,subject.shoeSize\nA,42\n");
  const { code, err } = await rules(dataDir, ["validate", file]);
  expect(code).toBe(1);
  expect(err).toContain("subject.shoeSize");
});

test("the bar says how far the file is read, and how fast", () => {
  expect(barOf(0.5, 50_000, 4)).toBe("[###############---------------] 50% · 50,000 · 12,500/s");
  expect(barOf(1.2, 0, 0)).toBe(`[${"#".repeat(30)}] 100% · 0 · 0/s`);
});

const oneRow = [
  "subject.nature,subject.name,subject.certificate.type,subject.certificate.number,subject.certificate.address,principal.name,principal.mobile,principal.officePhone,website.domain,website.domainOwner",
  "INDIVIDUAL,张三,ID_CARD,11010519491231002X,浙江省杭州市文三路1号,张三,13800138000,0571-88880001,example.cn,李四",
];

async function checked(name: string, content: string | Buffer, args: readonly string[] = []) {
  const file = join(folder, name);
  writeFileSync(file, content);
  const out = join(folder, `${name}.results.ndjson`);
  const { code, err } = await rules(dataDir, ["validate", file, "--out", out, ...args]);
  const results = code === 0 ? readFileSync(out, "utf8").split("\n").filter(Boolean) : [];
  return { code, err, results: results.map((line): Result => JSON.parse(line)) };
}

test("a file in GB 18030 is judged as the same in UTF-8 is, and it is said that it isn't", async () => {
  const csv = oneRow.join("\r\n");
  const plain = await checked("plain.csv", csv);
  expect([plain.err, plain.results[0]?.findings?.map(({ code }) => code)]).toEqual([
    "",
    expect.arrayContaining(["DOMAIN_OWNER_MISMATCH"]),
  ]);
  const { code, err, results } = await checked("chinese.csv", inGb18030(csv));
  expect([code, results]).toEqual([0, plain.results]);
  expect(err).toMatch(/^[^\n]*按 GB 18030 读取 \/ [^\n]*is read as GB 18030\n$/);

  const lines = `${JSON.stringify(filings[0])}\n`;
  const json = await checked("plain.ndjson", lines);
  expect((await checked("chinese.ndjson", inGb18030(lines))).results).toEqual(json.results);
  expect((await checked("wide.csv", Buffer.from(`\uFEFF${csv}`, "utf16le"))).results).toEqual(plain.results);
});

test("a file that nobody can read whole is refused by the place, and nothing of it is judged", async () => {
  const csv = `${oneRow.join("\n")}\n`;
  const out = join(folder, "untouched.ndjson");
  writeFileSync(out, "kept");
  for (const [name, content] of [
    ["mixed.csv", Buffer.concat([Buffer.from(csv), inGb18030(oneRow[1] ?? "")])],
    ["neither.csv", Buffer.concat([Buffer.from(csv), Buffer.from([0xff])])],
  ] as const) {
    const file = join(folder, name);
    writeFileSync(file, content);
    const ran = await rules(dataDir, ["validate", file, "--out", out]);
    expect([ran.code, ran.out, ran.err.trimEnd().split("\n").length]).toEqual([1, "", 1]);
    expect(ran.err).toMatch(/第 3 行、第 \d+ 个字节.*line 3, byte \d+/);
    expect(readFileSync(out, "utf8")).toBe("kept");
  }
  const lost = await checked("lost.csv", csv.replaceAll("张三", "\uFFFD\uFFFD"));
  expect(lost.results).toEqual([
    { line: 2, error: { path: ["subject", "name"], zh: expect.any(String), en: expect.stringContaining("U+FFFD") } },
  ]);
});

test("a result has the number of its own line, beside empty lines, rows of commas, breaks within quotes and CR alone", async () => {
  const [columns = "", sound = ""] = oneRow;
  const commas = ",".repeat(9);
  const spread = sound.replace("张三,ID", '"张\r\n三",ID');
  for (const end of ["\n", "\r\n", "\r"]) {
    const lines = [
      "",
      columns,
      sound,
      "",
      "",
      `${sound},x`,
      commas,
      "",
      commas,
      spread,
      sound,
      '" ",',
      "INDIVIDUAL",
      "",
    ];
    const { results } = await checked("lines.csv", lines.join(end));
    expect(results.map(({ line, error }) => [line, error?.en])).toEqual([
      [3, undefined],
      [6, "11 columns where 10 are named"],
      [10, undefined],
      [12, undefined],
      [14, "1 columns where 10 are named"],
    ]);
  }
});

test("a column twice and a key twice are refused by name", async () => {
  for (const columns of [
    "subject.name,principal.name,subject.name",
    "subject.name,\u200Bｓubject.name ",
    "\uFEFFsubject.name,\uFEFFsubject.name",
  ]) {
    const { code, err } = await checked("twice.csv", `${columns}\n甲,乙\n`);
    expect([code, err]).toEqual([1, expect.stringContaining("subject.name")]);
    expect(err).toMatch(/第 1 列和第 [23] 列都是.*columns 1 and [23]/);
  }
  const line = JSON.stringify(filings[0]);
  const { results } = await checked(
    "twice.ndjson",
    `${line}\n${line.replace('"principal":{', '"principal":{"name":"某某",')}\n`,
  );
  expect(results.map(({ line: number, error }) => [number, error])).toEqual([
    [1, undefined],
    [2, { path: ["principal", "name"], zh: "出现了两次", en: "is given twice" }],
  ]);
});

test("days of a CSV are read as Excel in Chinese writes them, and what is none is named", async () => {
  const [columns = "", sound = ""] = oneRow;
  const days = [
    "2030-01-05",
    "2030/1/5",
    "2030年1月5日",
    "2030.1.5 0:00",
    "20300105",
    "２０３０／１／５",
    "47488",
    "2030/2/30",
    "soon",
  ];
  const rows = days.map((day) => `${sound},${day}`);
  const { results } = await checked("days.csv", [`${columns},website.domainExpiresOn`, ...rows].join("\n"));
  const [first] = results;
  for (const [index, { line: _, ...result }] of results.slice(0, 6).entries())
    expect([days[index], result]).toEqual([days[index], { ...first, line: undefined }]);
  expect(results.slice(6).map(({ error }) => error?.zh)).toEqual([
    expect.stringContaining("日期序号"),
    "没有这一天",
    expect.stringContaining("应为日期"),
  ]);
});

test("standard input is checked as a file is, and its kind is told by how it begins", async () => {
  const csv = oneRow.join("\r\n");
  const lines = `\n ${JSON.stringify(filings[0])}\n`;
  const asFile = await rules(dataDir, ["validate", join(folder, "plain.csv")]);
  expect(await rules(dataDir, ["validate", "-"], csv)).toEqual(asFile);
  expect((await rules(dataDir, ["validate", "-", "--format", "csv"], `\uFEFF${csv}`)).out).toBe(asFile.out);
  expect((await rules(dataDir, ["validate", "-"], lines)).out).toContain("共 1 行，核对 1 份");
  expect((await rules(dataDir, ["validate", "-", "--format", "ndjson"], csv)).out).toContain("共 2 行，核对 0 份");
  expect((await rules(dataDir, ["validate", "-"], "")).out).toContain("共 0 行");
  const named = join(folder, "filings.txt");
  writeFileSync(named, csv);
  expect((await rules(dataDir, ["validate", named, "--format", "csv"])).out).toBe(asFile.out);
  const refused = await rules(dataDir, ["validate", "-", "--format", "xml"], csv);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("--format")]);
});
