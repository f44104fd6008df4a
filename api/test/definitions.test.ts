import { openRulebook, parseFiling } from "@beian/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Result } from "./change-steps.ts";
import { at, drafted, source, take, took } from "./change-steps.ts";
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

const filing = enterpriseOf("湖南省长沙市");
const answered = (flag: boolean, key = "custom-social-insurance") => ({
  ...filing,
  answers: [{ fact: `${key}/hasProof`, flag }],
});
const words = (zh: string, en: string) => ({ zh, en });

/** Hunan's demand that a website manager proves social insurance. */
const insurance = (key = "custom-social-insurance") => ({
  key,
  topic: "MATERIALS",
  title: words("网站负责人社保证明", "Proof of the website manager's social insurance"),
  description: words(
    "网站负责人须否提供社保缴纳证明。",
    "Whether the website manager has to prove that the subject pays their social insurance.",
  ),
  appliesTo: ["ENTERPRISE"],
  value: {
    type: "CHOICE",
    options: [
      { key: "REQUIRED", label: words("须提供", "required") },
      { key: "NOT_REQUIRED", label: words("无须提供", "not required") },
    ],
  },
  facts: [{ key: "hasProof", type: "FLAG", title: words("已有社保缴纳证明", "There is a proof of social insurance") }],
  findings: [
    {
      key: "missing",
      at: "own.hasProof",
      message: words("缺少网站负责人的社保缴纳证明", "the website manager's proof of social insurance is missing"),
      remedy: words("请向社保经办机构开具", "have the social insurance office issue it"),
    },
  ],
  rows: [
    { when: 'value == "NOT_REQUIRED"', then: "NOT_APPLICABLE" },
    { when: "own.hasProof", then: "PASSED" },
    { when: "true", then: "FAILED", findings: ["missing"] },
  ],
  cases: [
    { title: "有证明", filing: answered(true, key), province: "HN", value: "REQUIRED", status: "PASSED" },
    {
      title: "无证明",
      filing: answered(false, key),
      province: "HN",
      value: "REQUIRED",
      status: "FAILED",
      findings: ["missing"],
    },
    { title: "未答", filing, province: "HN", value: "REQUIRED", status: "UNDECIDED" },
  ],
});

async function draft(title = "社保证明", more: object = {}) {
  return took(server, "createChange", { title, reason: "管局通知", sources: [source], ...more }, editor);
}

async function published(edit: object, more: object = {}) {
  const created = await draft("社保证明", more);
  const edited = await took(server, "editChange", { ...at(created), ...edit }, editor);
  const submitted = await took(server, "submitChange", at(edited), editor);
  const approved = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
  return took(server, "publishChange", at(approved), reviewer);
}

async function asked<Data>(query: string, variables: object = {}, as?: { token: string }): Promise<Data> {
  return dataOf(await server.gql<Data>(query, variables, as));
}

interface Verdict {
  readonly outcome: string;
  readonly complete: boolean;
  readonly findings: readonly {
    readonly key: string;
    readonly code: string;
    readonly message: string;
    readonly remedy: string | null;
    readonly path: readonly string[];
  }[];
  readonly open: readonly {
    readonly path: readonly string[];
    readonly title: string;
    readonly requirement: { readonly key: string };
  }[];
  readonly receipt: string;
}

const verdictFields =
  "outcome complete findings { key code message remedy path } open { path title requirement { key } } receipt";

async function judged(of: object, time: object = {}): Promise<Verdict> {
  const { validateFiling } = await asked<{ validateFiling: Verdict }>(
    `query($filing: FilingInput!, $asOf: Date, $knownAt: DateTime) { validateFiling(filing: $filing, province: HN, asOf: $asOf, knownAt: $knownAt) { ${verdictFields} } }`,
    { filing: of, ...time },
  );
  return validateFiling;
}

function refusalIn(result: Result): string {
  if (result.__typename === "ChangeSuccess") throw new Error("it was taken");
  return `${result.__typename} ${(result.path ?? []).join(".")}`;
}

describe("a demand that nobody foresaw", () => {
  it("becomes a requirement with a question of its own, is reviewed by another, takes effect, and is judged by everywhere", async () => {
    const before = await judged(filing);
    expect(before.open.map(({ requirement }) => requirement.key)).not.toContain("custom-social-insurance");
    const refused = await server.gql(`query($filing: FilingInput!) { validateFiling(filing: $filing) { outcome } }`, {
      filing: answered(true),
    });
    expect(refused.errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT" });

    const created = await draft("湖南：网站负责人社保证明", { effectiveFrom: "2026-12-01" });
    const edited = await took(
      server,
      "editChange",
      {
        ...at(created),
        define: [insurance()],
        set: [{ province: "HN", requirement: "custom-social-insurance", value: "REQUIRED" }],
      },
      editor,
    );
    expect(edited.edits.map(({ requirement, after }) => [requirement.key, after?.summary])).toEqual([
      ["custom-social-insurance", expect.stringContaining("须提供")],
    ]);
    const edits = `query($number: Int!) { change(number: $number) { conflicts scope { requirements { key } provinces { code } }
      definitionEdits { requirement before { id } base { id } overtakenBy { number }
        after { id title(locale: EN) rows { when then findings } effectiveFrom change { number } } }
      impact { samples } lint { kind } steps { step allowed } } }`;
    const { change } = await asked<{ change: { definitionEdits: unknown } }>(edits, at(edited), editor);
    expect(change).toMatchObject({
      conflicts: 0,
      scope: { requirements: [{ key: "custom-social-insurance" }] },
      definitionEdits: [
        {
          requirement: "custom-social-insurance",
          before: null,
          base: null,
          overtakenBy: null,
          after: {
            title: "Proof of the website manager's social insurance",
            rows: insurance().rows.map((row) => ({ findings: [], ...row })),
            effectiveFrom: "2026-12-01",
            change: { number: edited.number },
          },
        },
      ],
    });
    // Nobody else sees a draft's definition, by whatever way.
    const { id } = (change as { definitionEdits: { after: { id: string } }[] }).definitionEdits[0]?.after ?? { id: "" };
    expect(await asked("query($id: ID!) { node(id: $id) { id } }", { id })).toEqual({ node: null });
    expect(await asked("query($id: ID!) { node(id: $id) { id } }", { id }, editor)).toEqual({ node: { id } });

    const submitted = await took(server, "submitChange", at(edited), editor);
    expect(refusalIn(await take(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, editor))).toContain(
      "NotAllowed",
    );
    const approved = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
    await took(server, "publishChange", at(approved), reviewer);

    expect(await judged(filing)).toMatchObject({ open: before.open });
    expect((await judged(filing, { asOf: "2026-12-01" })).open.map(({ requirement }) => requirement.key)).toContain(
      "custom-social-insurance",
    );
    server.clock.set("2026-12-01T10:00:00+08:00");

    const unanswered = await judged(filing);
    expect(unanswered.complete).toBe(false);
    expect(unanswered.open).toContainEqual({
      path: ["answers", "custom-social-insurance/hasProof"],
      title: "已有社保缴纳证明",
      requirement: { key: "custom-social-insurance" },
    });
    const without = await judged(answered(false));
    expect(without).toMatchObject({ outcome: "FAILS" });
    expect(without.findings).toContainEqual({
      key: "custom-social-insurance/missing",
      code: "CUSTOM",
      message: "缺少网站负责人的社保缴纳证明",
      remedy: "请向社保经办机构开具",
      path: ["answers", "custom-social-insurance/hasProof"],
    });
    expect((await judged(answered(true))).findings).toEqual(before.findings);

    // The document alone judges alike.
    const { rulebook } = await asked<{ rulebook: { digest: string } }>("{ rulebook { digest } }");
    const document = await (await server.fetch(`/rulebooks/${rulebook.digest}.json`)).json();
    const { compiled } = await openRulebook(document);
    const parsed = parseFiling(answered(false));
    if (!parsed.ok) throw new Error("the filing isn't one");
    const { findings, outcome } = compiled.validate(parsed.filing, { today: "2026-12-01", province: "HN" });
    expect(outcome).toBe("FAILS");
    expect(findings.map(({ draft: { kind } }) => kind.code)).toHaveLength(without.findings.length);

    // In bulk, and yesterday's receipt.
    const many = await asked<{ validateFilings: { outcome: string; findings: { key: string }[] }[] }>(
      "query($filings: [FilingInput!]!) { validateFilings(filings: $filings) { outcome findings { key } } }",
      { filings: [answered(true), answered(false)] },
    );
    expect(
      many.validateFilings.map(({ findings: found }) =>
        found.map(({ key }) => key).includes("custom-social-insurance/missing"),
      ),
    ).toEqual([false, true]);
    const replayed = await asked<{ replay: object }>(
      `query($receipt: String!, $filing: FilingInput!) { replay(receipt: $receipt, filing: $filing) { matches sameEngine validation { ${verdictFields} } } }`,
      { receipt: before.receipt, filing },
    );
    expect(replayed.replay).toMatchObject({
      matches: true,
      sameEngine: true,
      validation: { open: before.open, findings: before.findings },
    });
  });

  it("is changed later, and answers on two days in one document, under one set of words", async () => {
    const { requirement } = await asked<{ requirement: { definition: { id: string } } }>(
      `{ requirement(key: "custom-social-insurance") { definition { id } } }`,
    );
    await published(
      {
        define: [
          {
            ...insurance(),
            follows: requirement.definition.id,
            title: words("网站负责人社保", "Social insurance of the website manager"),
            findings: [{ ...insurance().findings[0], message: words("没有社保证明", "no proof") }],
          },
        ],
      },
      { effectiveFrom: "2027-01-01" },
    );
    const fields = "key title definition { title effectiveFrom effectiveUntil }";
    const query = `{
      then: requirement(key: "custom-social-insurance", asOf: "2026-12-05") { key title definition(asOf: "2026-12-05") { title effectiveFrom effectiveUntil } }
      now: requirement(key: "custom-social-insurance") { ${fields} }
      later: province(code: HN) { rule(requirement: "custom-social-insurance", asOf: "2027-01-01") { requirement { key title } definition { title } revision { definition { title } } } }
      before: requirement(key: "custom-social-insurance", asOf: "2026-11-30") { key }
    }`;
    const answer = await asked<Record<string, unknown>>(query);
    expect(answer).toEqual({
      then: {
        key: "custom-social-insurance",
        title: "网站负责人社保证明",
        definition: { title: "网站负责人社保证明", effectiveFrom: "2026-12-01", effectiveUntil: "2027-01-01" },
      },
      now: {
        key: "custom-social-insurance",
        title: "网站负责人社保证明",
        definition: { title: "网站负责人社保证明", effectiveFrom: "2026-12-01", effectiveUntil: "2027-01-01" },
      },
      later: {
        rule: {
          requirement: { key: "custom-social-insurance", title: "网站负责人社保证明" },
          definition: { title: "网站负责人社保" },
          revision: { definition: { title: "网站负责人社保证明" } },
        },
      },
      before: null,
    });
    const told = async (asOf: string) =>
      (await judged(answered(false), { asOf })).findings.find(({ key }) => key === "custom-social-insurance/missing")
        ?.message;
    expect([await told("2026-12-31"), await told("2027-01-01")]).toEqual([
      "缺少网站负责人的社保缴纳证明",
      "没有社保证明",
    ]);
  });

  it("can't be withdrawn from under a province's rule; is with it, and what was judged by it stays", async () => {
    const created = await draft("停用", { effectiveFrom: "2027-02-01" });
    const withdrawing = { ...at(created), withdraw: ["custom-social-insurance"] };
    const refused = await take(server, "editChange", withdrawing, editor);
    expect(refusalIn(refused)).toBe("InvalidInput definitionEdits.custom-social-insurance");
    expect(refused).toMatchObject({ zh: expect.stringContaining("湖南"), en: expect.stringContaining("Hunan") });
    const handingBack = { set: [{ province: "HN", requirement: "custom-social-insurance", value: null }] };
    const edited = await took(server, "editChange", { ...withdrawing, ...handingBack }, editor);
    const submitted = await took(server, "submitChange", at(edited), editor);
    const approved = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
    const publishedChange = await took(server, "publishChange", at(approved), reviewer);
    expect((await judged(filing, { asOf: "2027-02-01" })).open.map(({ requirement }) => requirement.key)).not.toContain(
      "custom-social-insurance",
    );
    const gone = `{ requirement(key: "custom-social-insurance", asOf: "2027-02-01") { key } requirements(asOf: "2027-02-01") { key } was: requirements(asOf: "2027-01-31") { key } }`;
    const answer = await asked<{ requirement: null; requirements: { key: string }[]; was: { key: string }[] }>(gone);
    expect(answer.requirement).toBeNull();
    expect(answer.was.length - answer.requirements.length).toBe(1);

    // What hasn't begun is cancelled, and the requirement goes on.
    const draftOfNone = await took(server, "revertChange", at(publishedChange), editor);
    const handedIn = await took(server, "submitChange", at(draftOfNone), editor);
    const agreed = await took(server, "reviewChange", { ...at(handedIn), verdict: "APPROVED" }, reviewer);
    await took(server, "publishChange", at(agreed), reviewer);
    const { requirement } = await asked<{ requirement: object }>(
      `{ requirement(key: "custom-social-insurance", asOf: "2027-02-01") { definition(asOf: "2027-02-01") { title } } }`,
    );
    expect(requirement).toEqual({ definition: { title: "网站负责人社保" } });
    expect((await judged(filing, { asOf: "2027-02-01" })).open.map(({ requirement: { key } }) => key)).toContain(
      "custom-social-insurance",
    );

    const audit = await server.app.domain.audit.verify();
    expect(audit).toMatchObject({ whole: true });
  });
});

const definitionFields = `id requirement topic zh: title en: title(locale: EN) dzh: description den: description(locale: EN) appliesTo valueType
  facts { key type zh: title en: title(locale: EN) }
  rows { when then findings } unrecorded { when then findings }
  findings { key at severity mzh: message men: message(locale: EN) rzh: remedy ren: remedy(locale: EN) }
  cases { title filing province value status findings }`;

interface Answered {
  readonly definition: Record<string, never> & {
    readonly id: string;
    readonly facts: readonly { key: string; type: string; zh: string; en: string }[];
    readonly findings: readonly {
      key: string;
      at: string;
      severity: string;
      mzh: string;
      men: string;
      rzh: string | null;
      ren: string | null;
    }[];
    readonly cases: readonly object[];
  };
  readonly key: string;
  readonly options: readonly { key: string; zh: string; en: string }[];
  readonly [member: string]: unknown;
}

/** What the API answers, made into what it takes, by the members that there always are. */
function asInput(answer: Answered): object {
  const { definition: it, options, minimum, maximum } = answer;
  const pair = (name: string) =>
    answer[`${name}Zh`] == null ? undefined : words(String(answer[`${name}Zh`]), String(answer[`${name}En`]));
  return {
    follows: it.id,
    key: it.requirement,
    topic: it.topic,
    title: words(it.zh ?? "", it.en ?? ""),
    description: words(it.dzh ?? "", it.den ?? ""),
    appliesTo: it.appliesTo,
    value: {
      type: it.valueType,
      ...(options.length > 0 ? { options: options.map(({ key, zh, en }) => ({ key, label: words(zh, en) })) } : {}),
      ...(minimum == null ? {} : { minimum, maximum }),
      ...Object.fromEntries(["unit", "yes", "no", "none"].flatMap((name) => (pair(name) ? [[name, pair(name)]] : []))),
    },
    facts: it.facts.map(({ key, type, zh, en }) => ({ key, type, title: words(zh, en) })),
    rows: it.rows,
    unrecorded: it.unrecorded,
    findings: it.findings.map(({ key, at: where, severity, mzh, men, rzh, ren }) => ({
      key,
      at: where,
      severity,
      message: words(mzh, men),
      remedy: rzh === null ? null : words(rzh, ren ?? ""),
    })),
    cases: it.cases,
  };
}

async function everyDefinition(): Promise<readonly Answered[]> {
  const { requirements } = await asked<{ requirements: readonly Answered[] }>(
    `{ requirements(asOf: "2026-11-24") { key options { key zh: label en: label(locale: EN) } minimum maximum
      unitZh: unit unitEn: unit(locale: EN) yesZh: yes yesEn: yes(locale: EN) noZh: no noEn: no(locale: EN) noneZh: none noneEn: none(locale: EN)
      definition { ${definitionFields} } } }`,
  );
  return requirements;
}

describe("definitions", () => {
  it("of all requirements are answered, and sent back are no edit", async () => {
    const all = await everyDefinition();
    expect(all).toHaveLength(170);
    const created = await draft();
    const define = all.map(asInput);
    const edited = await took(server, "editChange", { ...at(created), define: define.slice(0, 85) }, editor);
    await took(server, "editChange", { ...at(edited), define: define.slice(85), title: "原样" }, editor);
    const { change } = await asked<{ change: object }>(
      "query($number: Int!) { change(number: $number) { title definitionEdits { requirement } } }",
      at(created),
      editor,
    );
    expect(change).toEqual({ title: "原样", definitionEdits: [] });
  }, 60_000);

  it("are reviewed without being kept: what is wrong, where, and what they cost", async () => {
    const review = async (input: object) => {
      const { reviewDefinition } = await asked<{
        reviewDefinition: {
          problems: { code: string; path: string[]; from: number | null; message: string }[];
          cost: number;
        };
      }>(
        "query($input: DefinitionInput!) { reviewDefinition(input: $input) { problems { code path from to message } cost } }",
        { input },
        editor,
      );
      return reviewDefinition;
    };
    const sound = insurance("custom-reviewed");
    expect(await review(sound)).toEqual({ problems: [], cost: expect.any(Number) });
    const codes = async (input: object) =>
      (await review(input)).problems.map(({ code, path }) => `${code} ${path.join(".")}`);
    expect(await codes({ ...sound, key: "social-insurance" })).toContain("KEY_FORM key");
    expect(await codes(insurance())).toEqual(["KEY_TAKEN key"]);
    expect(await codes({ ...sound, rows: [{ when: "own.hasProf", then: "PASSED" }, ...sound.rows] })).toContain(
      "UNKNOWN_FACT rows.0.when",
    );
    expect(await codes({ ...sound, rows: [{ when: "own.hasProof &&", then: "PASSED" }, ...sound.rows] })).toContain(
      "SYNTAX rows.0.when",
    );
    expect(await codes({ ...sound, cases: [] })).toEqual(
      expect.arrayContaining([expect.stringContaining("CASE_MISSING")]),
    );
    expect(await codes({ ...sound, title: words("社保", " ") })).toEqual(["LANGUAGE_MISSING title.en"]);
    expect(await codes({ ...sound, rows: sound.rows.toReversed() })).toEqual(
      expect.arrayContaining([expect.stringContaining("ROW_NEVER_REACHED")]),
    );
    const stranger = await server.gql("query($input: DefinitionInput!) { reviewDefinition(input: $input) { cost } }", {
      input: sound,
    });
    expect(stranger.errors[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
  });

  it("are no edit where they say what the draft says already, defined or withdrawn, and the approval stays", async () => {
    const define = [insurance("custom-said-again")];
    const good = async (edit: object) => {
      const edited = await took(server, "editChange", { ...at(await draft()), ...edit }, editor);
      const submitted = await took(server, "submitChange", at(edited), editor);
      return took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
    };
    const defining = await good({ define });
    const [only] = define;
    expect(await took(server, "editChange", { ...at(defining), define }, editor)).toEqual(defining);
    expect(
      await took(
        server,
        "editChange",
        { ...at(defining), define: [{ ...only, rows: only?.rows.map((row) => ({ ...row })) }] },
        editor,
      ),
    ).toEqual(defining);
    await took(server, "publishChange", at(defining), reviewer);
    const withdraw = ["custom-said-again"];
    const withdrawing = await good({ withdraw });
    expect(await took(server, "editChange", { ...at(withdrawing), withdraw }, editor)).toEqual(withdrawing);
    // What says the same as what holds, in a draft that doesn't touch it, is none either.
    const all = await everyDefinition();
    const age = all.find(({ key }) => key === "organisation-minimum-age");
    if (!age) throw new Error("the product comes without it");
    const elsewhere = await good({ set: [{ province: "HN", requirement: "organisation-minimum-age", value: 19 }] });
    expect(await took(server, "editChange", { ...at(elsewhere), define: [asInput(age)] }, editor)).toEqual(elsewhere);
    const other = { ...at(withdrawing), dropDefinitions: withdraw };
    expect((await took(server, "editChange", other, editor)).status).toBe("DRAFT");
    const edited = { ...only, title: words("另一个名称", "another title") };
    const redefining = await good({ define: [insurance("custom-said-otherwise")] });
    expect(
      (
        await took(
          server,
          "editChange",
          { ...at(redefining), define: [{ ...edited, key: "custom-said-otherwise" }] },
          editor,
        )
      ).status,
    ).toBe("DRAFT");
  });

  it("are refused by the field at fault, and nothing of the draft is lost", async () => {
    const all = await everyDefinition();
    const age = all.find(({ key }) => key === "organisation-minimum-age");
    const choice = all.find(({ key }) => key === "organisation-office-phone");
    if (!age || !choice) throw new Error("the product comes without them");
    const kept = await drafted(server, editor, [
      { province: "HN", requirement: "organisation-minimum-age", value: 19 },
    ]);
    const refusal = async (edit: object) =>
      refusalIn(await take(server, "editChange", { ...at(kept), ...edit }, editor));
    const input = (answer: Answered, more: object) => ({ ...asInput(answer), ...more });
    const sound = insurance("custom-other");
    expect(await refusal({ define: [insurance()] })).toBe("InvalidInput input.define.0.key");
    expect(await refusal({ define: [insurance("social-insurance")] })).toBe("InvalidInput input.define.0.key");
    expect(await refusal({ define: [input(age, { key: "custom-other" })] })).toBe("InvalidInput input.define.0.key");
    expect(await refusal({ define: [{ ...sound, follows: age.definition.id }] })).toBe(
      "InvalidInput input.define.0.key",
    );
    expect(await refusal({ define: [{ ...sound, follows: "UmVxdWlyZW1lbnREZWZpbml0aW9uOjk5OTk5OQ==" }] })).toBe(
      "InvalidInput input.define.0.follows",
    );
    expect(await refusal({ define: [sound, sound] })).toBe("InvalidInput input.define.1.key");
    expect(
      await refusal({
        define: [input(age, { value: { type: "BOOLEAN", yes: words("是", "yes"), no: words("否", "no") } })],
      }),
    ).toBe("InvalidInput input.define.0.value.type");
    expect(
      await refusal({
        define: [input(choice, { value: { type: "CHOICE", options: [{ key: "NEW", label: words("新", "new") }] } })],
      }),
    ).toContain("InvalidInput input.define.0.");
    expect(await refusal({ define: [{ ...sound, rows: [{ when: "nothing", then: "PASSED" }] }] })).toBe(
      "InvalidInput input.define.0.rows.0.when",
    );
    expect(await refusal({ withdraw: ["custom-nothing"] })).toBe("InvalidInput input.withdraw.0");
    expect(await refusal({ withdraw: ["organisation-minimum-age"] })).toBe(
      "InvalidInput definitionEdits.organisation-minimum-age",
    );
    expect(await refusal({ dropDefinitions: ["organisation-minimum-age"] })).toBe(
      "InvalidInput input.dropDefinitions.0",
    );
    expect(await refusal({ set: [{ province: "HN", requirement: "custom-other", value: "REQUIRED" }] })).toBe(
      "InvalidInput input.set.0.requirement",
    );
    const { change } = await asked<{ change: object }>(
      "query($number: Int!) { change(number: $number) { version edits { requirement { key } } definitionEdits { requirement } } }",
      at(kept),
      editor,
    );
    expect(change).toEqual({
      version: kept.version,
      edits: [{ requirement: { key: "organisation-minimum-age" } }],
      definitionEdits: [],
    });
  });

  it("come before the rules that they define: a rule of an earlier day is refused", async () => {
    await published({ define: [insurance("custom-later")] }, { effectiveFrom: "2027-06-01" });
    const early = await draft("太早", { effectiveFrom: "2027-05-31" });
    const set = [{ province: "HN", requirement: "custom-later", value: "REQUIRED" }];
    expect(refusalIn(await take(server, "editChange", { ...at(early), set }, editor))).toBe(
      "InvalidInput edits.HN.custom-later",
    );
    const later = await took(server, "editChange", { ...at(early), set, effectiveFrom: "2027-06-01" }, editor);
    expect(later.edits).toHaveLength(1);
  });

  it("that others published meanwhile are a conflict, to be compared and defined anew", async () => {
    const mine = await took(
      server,
      "editChange",
      { ...at(await draft()), define: [insurance("custom-contested")] },
      editor,
    );
    await published({ define: [{ ...insurance("custom-contested"), topic: "WEBSITE" }] });
    const { change } = await asked<{ change: { definitionEdits: { overtakenBy: object | null }[] } }>(
      "query($number: Int!) { change(number: $number) { conflicts definitionEdits { overtakenBy { number } base { id } } } }",
      at(mine),
      editor,
    );
    expect(change).toMatchObject({
      conflicts: 1,
      definitionEdits: [{ overtakenBy: { number: mine.number + 1 }, base: null }],
    });
    const { requirement } = await asked<{ requirement: { definition: { id: string } } }>(
      `{ requirement(key: "custom-contested") { definition { id } } }`,
    );
    const first = { ...insurance("custom-contested"), follows: requirement.definition.id, topic: "PROCESS" };
    await published({ define: [first] });
    expect(refusalIn(await take(server, "editChange", { ...at(mine), define: [first] }, editor))).toContain("Conflict");
  });

  it("with something unfinished can be drafted, and not submitted", async () => {
    const created = await draft();
    const edited = await took(
      server,
      "editChange",
      { ...at(created), define: [{ ...insurance("custom-unfinished"), cases: [] }] },
      editor,
    );
    const refused = await take(server, "submitChange", at(edited), editor);
    expect(refusalIn(refused)).toContain("InvalidInput definitionEdits.custom-unfinished");
    const finished = await took(
      server,
      "editChange",
      { ...at(edited), define: [insurance("custom-unfinished")] },
      editor,
    );
    await took(server, "submitChange", at(finished), editor);
  });
});
