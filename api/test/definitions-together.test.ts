import { afterAll, beforeAll, expect, it } from "vitest";
import { at, source, take, took } from "./change-steps.ts";
import { enterpriseOf } from "./filings.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
let editor: TestPerson;
let reviewer: TestPerson;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  editor = await server.person("EDITOR");
  reviewer = await server.person("REVIEWER");
});
afterAll(() => server.close());

const words = (zh: string, en: string) => ({ zh, en });
const filing = enterpriseOf("湖南省长沙市");
const common = { topic: "MATERIALS", appliesTo: ["ENTERPRISE"], description: words("须否。", "Whether.") };

function choice(key: string, options: readonly string[] = ["YES", "NO"], more: object = {}) {
  const value = { type: "CHOICE", options: options.map((one) => ({ key: one, label: words(`选${one}`, one) })) };
  return { ...common, key, title: words("社保", "Insurance"), value, ...more };
}

/** It passes where another's rule says YES. */
function asking(key: string, other: string) {
  return {
    ...common,
    key,
    title: words("所问", "Asking"),
    value: { type: "BOOLEAN", yes: words("是", "yes"), no: words("否", "no") },
    findings: [{ key: "bad", at: "subject.nature", message: words("不行", "bad") }],
    rows: [
      { when: `rule("${other}") == "YES"`, then: "PASSED" },
      { when: "true", then: "FAILED", findings: ["bad"] },
    ],
    cases: [
      { title: "是", filing, province: "HN", value: true, rules: { [other]: "YES" }, status: "PASSED" },
      {
        title: "否",
        filing,
        province: "HN",
        value: true,
        rules: { [other]: "NO" },
        status: "FAILED",
        findings: ["bad"],
      },
    ],
  };
}

async function edited(edit: object, effectiveFrom: string | null = null) {
  const more = effectiveFrom === null ? {} : { effectiveFrom };
  const created = await took(
    server,
    "createChange",
    { title: "定义", reason: "通知", sources: [source], ...more },
    editor,
  );
  return take(server, "editChange", { ...at(created), ...edit }, editor);
}

async function published(edit: object, effectiveFrom: string | null = null) {
  const result = await edited(edit, effectiveFrom);
  if (result.__typename !== "ChangeSuccess") throw new Error(result.en);
  const submitted = await took(server, "submitChange", at(result.change), editor);
  const approved = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
  return took(server, "publishChange", at(approved), reviewer);
}

async function asked<Data>(query: string): Promise<Data> {
  return dataOf(await server.gql<Data>(query, {}, editor));
}

async function idOf(key: string): Promise<string> {
  const { requirement } = await asked<{ requirement: { definition: { id: string } } }>(
    `{ requirement(key: "${key}") { definition { id } } }`,
  );
  return requirement.definition.id;
}

it("a definition can't be dropped from under what its change hands back", async () => {
  const set = [{ province: "HN", requirement: "custom-dropped", value: null }];
  const result = await edited({ define: [choice("custom-dropped")], set });
  if (result.__typename !== "ChangeSuccess") throw new Error(result.en);
  const dropDefinitions = ["custom-dropped"];
  expect(await take(server, "editChange", { ...at(result.change), dropDefinitions }, editor)).toMatchObject({
    __typename: "InvalidInput",
    path: ["edits", "HN", "custom-dropped"],
  });
  const drop = [{ province: "HN", requirement: "custom-dropped" }];
  await took(server, "editChange", { ...at(result.change), dropDefinitions, drop }, editor);
});

it("what was withdrawn is defined anew, in the same words too", async () => {
  await published({ define: [choice("custom-again")] });
  const follows = await idOf("custom-again");
  await published({ withdraw: ["custom-again"] });
  await published({ define: [{ ...choice("custom-again"), follows }] });
  expect(await idOf("custom-again")).not.toBe(follows);
});

it("what is asked of another's rules stays defined for as long as it is asked", async () => {
  await published({ define: [choice("custom-asked")] });
  await published({ define: [asking("custom-asking", "custom-asked")] }, "2027-02-01");
  const follows = await idOf("custom-asked");
  const refused = { __typename: "InvalidInput", path: ["definitionEdits", "custom-asked"] };
  expect(await edited({ withdraw: ["custom-asked"] }, "2027-01-01")).toMatchObject(refused);
  const define = [{ ...choice("custom-asked", ["NO", "OTHER"]), follows }];
  expect(await edited({ define })).toMatchObject(refused);

  await published({ define: [choice("custom-ending")] });
  await published({ withdraw: ["custom-ending"] }, "2027-01-01");
  expect(await edited({ define: [asking("custom-too-long", "custom-ending")] })).toMatchObject({
    __typename: "InvalidInput",
    path: ["definitionEdits", "custom-too-long"],
  });
});

it("an option of later can be ruled by then, and reads in words today", async () => {
  await published({ define: [choice("custom-grown")] });
  const follows = await idOf("custom-grown");
  await published({ define: [{ ...choice("custom-grown", ["YES", "NO", "NEW"]), follows }] }, "2027-01-01");
  const set = [{ province: "HN", requirement: "custom-grown", value: "NEW" }];
  expect(await edited({ set })).toMatchObject({ __typename: "InvalidInput", path: ["input", "set", "0", "value"] });
  const { number } = await published({ set }, "2027-01-01");
  const answer = await asked(`{ requirement(key: "custom-grown") { options { key }
    history(first: 1) { edges { node { content { summary } } } } } change(number: ${number}) { edits { after { summary } } } }`);
  expect(answer).toEqual({
    requirement: {
      options: [{ key: "YES" }, { key: "NO" }],
      history: { edges: [{ node: { content: { summary: "选NEW" } } }] },
    },
    change: { edits: [{ after: { summary: "选NEW" } }] },
  });
});

it("a rule that was cancelled before it began keeps nobody from withdrawing its requirement", async () => {
  await published({ define: [choice("custom-let-go")] });
  const set = [{ province: "HN", requirement: "custom-let-go", value: "YES" }];
  const scheduled = await published({ set }, "2027-01-01");
  const refused = { __typename: "InvalidInput", path: ["definitionEdits", "custom-let-go"] };
  expect(await edited({ withdraw: ["custom-let-go"] })).toMatchObject(refused);
  const cancelling = await took(server, "revertChange", at(scheduled), editor);
  const submitted = await took(server, "submitChange", at(cancelling), editor);
  const approved = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
  await took(server, "publishChange", at(approved), reviewer);
  await published({ withdraw: ["custom-let-go"] });
});
