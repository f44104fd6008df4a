import { describe, expect, test } from "vitest";
import { judgedAlone } from "../engine/alone.ts";
import { altered, factsOfExample, organisationExample } from "../filing/filing.example.ts";
import type { FilingInput } from "../filing/schema.ts";
import type { Type } from "../language/type.ts";
import { option } from "../language/type.ts";
import type { RuleValue } from "../values/value-spec.ts";
import { valueInWords } from "../values/value-spec.ts";
import type { DefinedFinding, Definition } from "./definition.ts";
import { requirementOf } from "./requirement-of.ts";

const words = (zh: string, en: string) => ({ zh, en });
const lr: Type = option(["MUST_BE_LEGAL_REP", "MAY_DIFFER"]);
const rules = new Map([["principal-legal-representative", lr]]);

const base: Definition = {
  key: "phones",
  topic: "CONTACT",
  title: words("号码", "Numbers"),
  description: words("哪些号码。", "Which numbers."),
  appliesTo: ["ENTERPRISE"],
  value: {
    type: "CHOICES",
    options: [
      { key: "A", label: words("甲", "the first"), terms: ["0571", "0572"] },
      { key: "B", label: words("乙", "the second"), terms: ["010"] },
    ],
    none: words("不限", "any"),
  },
};
const found: DefinedFinding = {
  key: "FOUND",
  at: "principal.officePhone",
  message: words("{item}（{value}）", "{item} of {value}"),
  remedy: words("改为别的", "Another one."),
};

function judged(change: Partial<Definition>, value: RuleValue | null, filing: FilingInput = organisationExample) {
  const requirement = requirementOf({ ...base, ...change }, rules);
  const facts = factsOfExample(filing);
  const result = judgedAlone(requirement, { value, province: "ZJ", valueFor: () => "MAY_DIFFER" }, facts);
  return {
    status: result.status,
    told: result.findings.map(({ kind, path, params }) => [
      kind.code,
      kind.severity,
      path.join("."),
      kind.message(params).zh,
      kind.message(params).en,
      kind.remedy(params)?.en ?? null,
    ]),
    cures: result.findings.flatMap(({ kind, path, params }) =>
      kind.cures({ path, params, facts, province: "ZJ", value }).map(({ path: at, to }) => [at.join("."), to]),
    ),
  };
}

const byOption: Partial<Definition> = {
  findings: [found],
  rows: [
    { when: "terms(item).exists(code, principal.officePhone.startsWith(code))", then: "FAILED", findings: ["FOUND"] },
    { when: "true", then: "PASSED" },
  ],
};

describe("rows", () => {
  test("that name item are asked once an option, and report those that they hold for", () => {
    expect(judged(byOption, ["A", "B"])).toMatchObject({
      status: "FAILED",
      told: [
        [
          "FOUND",
          "BY_RULE",
          "principal.officePhone",
          "甲（甲、乙）",
          "the first of the first, the second",
          "Another one.",
        ],
      ],
    });
    expect(judged(byOption, ["B"]).status).toBe("PASSED");
    expect(judged(byOption, []).status).toBe("PASSED");
  });

  test("that can't be told leave it open, and so does it where none holds", () => {
    const silent = altered(organisationExample, { principal: { officePhone: undefined } });
    expect(judged(byOption, ["A"], silent).status).toBe("UNDECIDED");
    expect(judged({ rows: [{ when: "value.exists(one, false)", then: "PASSED" }] }, ["A"]).status).toBe("UNDECIDED");
  });

  test("keep what they settle apart by value, province and other rules", () => {
    const requirement = requirementOf(
      {
        ...base,
        value: { type: "BOOLEAN", yes: words("是", "yes"), no: words("否", "no") },
        rows: [
          { when: "!value", then: "PASSED" },
          { when: 'province == "BJ"', then: "NOT_APPLICABLE" },
          { when: 'rule("principal-legal-representative") == "MAY_DIFFER"', then: "UNDECIDED" },
          { when: "true", then: "PASSED" },
        ],
      },
      rules,
    );
    const facts = factsOfExample(organisationExample);
    const status = (value: boolean, province: "BJ" | "ZJ", other: string | null) =>
      judgedAlone(requirement, { value, province, valueFor: () => other }, facts).status;
    for (let turn = 0; turn < 2; turn += 1) {
      expect(status(false, "ZJ", "MAY_DIFFER")).toBe("PASSED");
      expect(status(true, "BJ", "MAY_DIFFER")).toBe("NOT_APPLICABLE");
      expect(status(true, "ZJ", "MAY_DIFFER")).toBe("UNDECIDED");
      expect(status(true, "ZJ", "MUST_BE_LEGAL_REP")).toBe("PASSED");
      expect(status(true, "ZJ", null)).toBe("UNDECIDED");
    }
    expect(requirement.judging?.looksAtProvince).toBe(true);
    expect(requirement.judging?.reads).toEqual(["principal-legal-representative"]);
  });

  test("take what is asked beside the form for unknown", () => {
    const own = {
      facts: [{ key: "hasProof", type: "FLAG", title: words("有证明", "Has a proof") }] as const,
      findings: [{ ...found, at: "own.hasProof" }],
      rows: [
        { when: "own.hasProof", then: "PASSED" },
        { when: "true", then: "FAILED", findings: ["FOUND"] },
      ] as const,
    };
    expect(judged(own, ["A"]).status).toBe("UNDECIDED");
  });

  test("that name what isn't there make no requirement", () => {
    const rows = [{ when: "principal.isLegalRep", then: "PASSED" as const }];
    expect(() => requirementOf({ ...base, rows }, rules)).toThrow(/row 1: there is no fact “principal.isLegalRep”/);
  });
});

describe("findings", () => {
  const always = [{ when: "true", then: "FAILED" as const, findings: ["FOUND"] }];

  test("are told otherwise by a variant, which takes from the finding what it doesn't say", () => {
    const variants = { milder: { severity: "WARNING" as const, at: "principal.mobile" } };
    const rows = [{ when: "true", then: "FAILED" as const, findings: ["FOUND/milder"] }];
    const finding = { ...found, message: words("不行", "No.") };
    expect(judged({ findings: [{ ...finding, variants }], rows }, ["A"]).told).toEqual([
      ["FOUND", "WARNING", "principal.mobile", "不行", "No.", "Another one."],
    ]);
  });

  test("count for each filing what their words name", () => {
    const counts = { letters: "characters(subject.name)" };
    const finding = { ...found, message: words("{letters} 字", "{letters} letters"), counts };
    const told = (name: string) =>
      judged({ findings: [finding], rows: always }, ["A"], altered(organisationExample, { subject: { name } })).told;
    expect(told("甲乙")?.[0]?.[3]).toBe("2 字");
    expect(told("甲乙丙")?.[0]?.[4]).toBe("3 letters");
  });

  test("are reported where nothing is recorded, and leave it open", () => {
    const unrecorded = [{ when: "true", then: "UNDECIDED" as const, findings: ["FOUND"] }];
    const finding = { ...found, message: words("没有记载", "Not recorded.") };
    expect(judged({ findings: [finding], unrecorded }, null)).toMatchObject({
      status: "UNDECIDED",
      told: [["FOUND"].concat("BY_RULE", "principal.officePhone", "没有记载", "Not recorded.", "Another one.")],
    });
  });
});

describe("cures", () => {
  const cured = (cures: DefinedFinding["cures"], filing = organisationExample, value: RuleValue = ["A", "B"]) =>
    judged(
      { findings: [{ ...found, cures }], rows: [{ when: "true", then: "FAILED", findings: ["FOUND"] }] },
      value,
      filing,
    ).cures;

  test.each([
    ["what is written", [{ kind: "FACT", to: '"0571-1"' }], [["principal.officePhone", "0571-1"]]],
    [
      "another field",
      [{ kind: "FACT", at: "principal.isLegalRepresentative", to: "true" }],
      [["principal.isLegalRepresentative", true]],
    ],
    [
      "a list that is empty",
      [{ kind: "FACT", at: "website.managerOfOrganisations", to: "[]" }],
      [["website.managerOfOrganisations", []]],
    ],
    [
      "an option of the field",
      [{ kind: "FACT", at: "subject.nature", to: '"INDIVIDUAL"' }],
      [["subject.nature", "INDIVIDUAL"]],
    ],
    [
      "the province",
      [{ kind: "FACT", at: "principal.mobileProvince", to: "province" }],
      [["principal.mobileProvince", "ZJ"]],
    ],
    ["an example that fits the province", [{ kind: "ASK" }], [["principal.officePhone", "0570-88880001"]]],
    [
      "a mobile that is none of the filing's",
      [{ kind: "ASK", at: "principal.emergencyPhone" }],
      [["principal.emergencyPhone", "13800000002"]],
    ],
    [
      "the address with a number",
      [{ kind: "ASK", at: "subject.communicationAddress" }],
      [["subject.communicationAddress", "浙江省杭州市西湖区文三路 100 号 1 号"]],
    ],
    [
      "one an option",
      [{ kind: "ASK", to: 'joined("0", item)' }],
      [
        ["principal.officePhone", "0A"],
        ["principal.officePhone", "0B"],
      ],
    ],
    [
      "where its condition holds",
      [
        { kind: "FACT", when: "subject.isBranch", to: '"1"' },
        { kind: "FACT", when: '"B" in value', to: '"2"' },
      ],
      [["principal.officePhone", "2"]],
    ],
    ["nothing where its condition can't be told", [{ kind: "FACT", when: "subject.hasSeal", to: '"1"' }], []],
    ["nothing where what it becomes can't be told", [{ kind: "FACT", to: "principal.emergencyPhone" }], []],
    ["a wait", [{ kind: "FACT", at: "submittedOn", to: "addDays(on, 366)" }], [["submittedOn", "2027-11-25"]]],
    ["no longer wait", [{ kind: "FACT", at: "submittedOn", to: "addDays(on, 367)" }], []],
    ["no day gone by", [{ kind: "FACT", at: "submittedOn", to: "addDays(on, 0 - 1)" }], []],
  ] as const)("propose %s", (_, cures, expected) => {
    expect(cured(cures)).toEqual(expected);
  });

  test("copy a fact as it was typed, not in the form in which it compares", () => {
    const filing = altered(organisationExample, { subject: { name: "示例【杭州】 ABC 公司" } });
    expect(cured([{ kind: "FACT", at: "website.domainOwner", to: "subject.name" }], filing)).toEqual([
      ["website.domainOwner", "示例【杭州】 ABC 公司"],
    ]);
  });

  test("stop after five options", () => {
    const options = ["A", "B", "C", "D", "E", "F"].map((key) => ({ key, label: words(key, key) }));
    const value = { type: "CHOICES", options, none: words("无", "none") } as const;
    const rows = [{ when: "true", then: "FAILED" as const, findings: ["FOUND"] }];
    const finding = { ...found, message: words("不行", "No."), cures: [{ kind: "ASK" as const, to: "item" }] };
    expect(judged({ value, rows, findings: [finding] }, ["A", "B", "C", "D", "E", "F"]).cures).toHaveLength(5);
  });
});

test("a number reads in the words of its definition, a one by itself where it isn't said like the others", () => {
  const { value } = requirementOf(
    {
      ...base,
      value: {
        type: "INTEGER",
        minimum: 0,
        maximum: 9,
        unit: words("个", "of them"),
        inWords: words("最多 {value} 个", "up to {value}"),
        oneInWords: words("最多 1 个", "one"),
      },
    },
    rules,
  );
  expect(valueInWords(value, 2)).toEqual(words("最多 2 个", "up to 2"));
  expect(valueInWords(value, 1)).toEqual(words("最多 1 个", "one"));
});
