import { afterAll, beforeAll, expect, test } from "vitest";
import { drafted } from "./change-steps.ts";
import { enterpriseOf } from "./filings.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
let administrator: TestPerson;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  administrator = await server.person("ADMINISTRATOR");
}, 60_000);
afterAll(() => server.close());

interface Trial {
  readonly expected: Named;
  readonly actual: Named;
  readonly meets: boolean;
  readonly complete: boolean;
  readonly open: readonly { readonly key: string }[];
}
interface Named {
  readonly outcome: string;
  readonly codes: readonly string[];
  readonly keys: readonly string[];
}
interface Result {
  readonly __typename: string;
  readonly path?: readonly string[];
  readonly sample?: { readonly id: string; readonly version: number; readonly trials: readonly Trial[] };
}

const trials = "trials { expected { outcome codes keys } actual { outcome codes keys } meets complete open { key } }";
const fields = `__typename ... on SampleSuccess { sample { id version ${trials} } } ... on InvalidInput { path }`;

let count = 0;
async function created(expectation: object, filing: object = enterpriseOf("浙江省杭州市")): Promise<Result> {
  count += 1;
  const input = { nameZh: `样例 ${count}`, nameEn: `Sample ${count}`, filing, expectations: [expectation] };
  return dataOf(
    await server.gql<{ result: Result }>(
      `mutation ($input: CreateSampleInput!) { result: createSample(input: $input) { ${fields} } }`,
      { input },
      administrator,
    ),
  ).result;
}

const failing = enterpriseOf("浙江省杭州市", { principal: { officePhone: "99999", mobile: "1" } });
const judged = async () => {
  const { sample } = await created({ province: "ZJ", outcome: "FAILS", codes: [] }, failing);
  const [trial] = sample?.trials ?? [];
  if (!trial) throw new Error("no trial");
  return trial.actual;
};

test("what is expected is told by key where keys are named, and by code where codes alone are", async () => {
  const { codes, keys } = await judged();
  expect(keys.length).toBeGreaterThan(1);
  expect(keys.map((key) => key.split("/")[1]).toSorted()).toEqual(codes.toSorted());
  const kept = async (named: object) => {
    const { sample } = await created({ province: "ZJ", outcome: "FAILS", ...named }, failing);
    const [trial] = sample?.trials ?? [];
    return [trial?.expected.codes, trial?.expected.keys, trial?.meets];
  };
  expect(await kept({ codes: [], keys })).toEqual([codes, keys, true]);
  expect(await kept({ codes, keys: keys.toReversed() })).toEqual([codes, keys, true]);
  expect(await kept({ codes })).toEqual([codes, [], true]);
  expect(await kept({ codes, keys: [] })).toEqual([codes, [], true]);
  expect(await kept({ codes, keys: null })).toEqual([codes, [], true]);
  expect(await kept({ codes: [], keys: keys.slice(1) })).toEqual([expect.any(Array), keys.slice(1), false]);
  expect(await kept({ codes: codes.slice(1) })).toEqual([codes.slice(1), [], false]);
});

test.each<[string, object, readonly string[]]>([
  ["a key that no requirement reports", { codes: [], keys: ["house-number/NO_SUCH"] }, ["keys", "0"]],
  ["a code as a key", { codes: [], keys: ["MOBILE_FORMAT"] }, ["keys", "0"]],
  [
    "codes beside keys that name others",
    { codes: ["PERSON_TOO_YOUNG"], keys: ["mobile-form/MOBILE_FORMAT"] },
    ["codes"],
  ],
  ["a code that no requirement of today reports", { codes: ["CUSTOM"] }, ["codes", "0"]],
])("%s is refused by name", async (_, named, path) => {
  expect(await created({ province: "ZJ", outcome: "FAILS", ...named })).toEqual({
    __typename: "InvalidInput",
    path: ["input", "expectations", "0", ...path],
  });
});

test("where nothing is found and something is left open, the trial says what", async () => {
  const { sample } = await created({ province: "ZJ", outcome: "PASSES", codes: [] });
  const [trial] = sample?.trials ?? [];
  expect(trial).toMatchObject({ actual: { outcome: "PASSES", codes: [], keys: [] }, meets: true, complete: false });
  const { validateFiling } = dataOf(
    await server.gql<{ validateFiling: { open: { requirement: { key: string } }[]; checks: unknown[] } }>(
      "query ($filing: FilingInput!) { validateFiling(filing: $filing, province: ZJ) { open { requirement { key } } } }",
      { filing: enterpriseOf("浙江省杭州市") },
    ),
  );
  const open = trial?.open.map(({ key }) => key) ?? [];
  expect(open.length).toBeGreaterThan(0);
  for (const { requirement } of validateFiling.open) expect(open).toContain(requirement.key);
});

test("a change after which something is open that wasn't is told to make a difference, though nothing is found", async () => {
  const editor = await server.person("EDITOR");
  const impactOf = async (edits: Parameters<typeof drafted>[2]) => {
    const { number } = await drafted(server, editor, edits);
    const query = `query ($number: Int!) { change(number: $number) { impact { changed
      cases { before after completeBefore completeAfter findings { key } opening { key } settling { key } }
      otherwise { before after completeBefore completeAfter opening { key } settling { key } } } } }`;
    interface Case {
      readonly before: string;
      readonly after: string;
      readonly completeBefore: boolean;
      readonly completeAfter: boolean;
      readonly opening: readonly { readonly key: string }[];
      readonly settling: readonly { readonly key: string }[];
    }
    interface Answer {
      readonly change: { readonly impact: { changed: number; cases: readonly Case[]; otherwise: readonly Case[] } };
    }
    return dataOf(await server.gql<Answer>(query, { number }, editor)).change.impact;
  };
  // Advised leaves nothing open, so that whatever nobody tells is settled.
  const requirement = "organisation-latest-certificate";
  const { changed, cases, otherwise } = await impactOf([
    { province: "ZJ", requirement, value: "LATEST", strictness: "ADVISED" },
  ]);
  expect(changed).toBe(cases.length);
  for (const { before, after, completeBefore, completeAfter } of cases)
    expect([before, completeBefore]).not.toEqual([after, completeAfter]);
  for (const { before, after, completeBefore, completeAfter } of otherwise)
    expect([before, completeBefore]).toEqual([after, completeAfter]);
  const differing = [...cases, ...otherwise].filter(({ settling }) => settling.length > 0);
  expect(differing.length).toBeGreaterThan(0);
  for (const { settling, opening } of differing) expect([settling, opening]).toEqual([[{ key: requirement }], []]);
});
