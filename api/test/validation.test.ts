import type { RulebookDocument } from "@beian/shared";
import {
  compile,
  decodeReceipt,
  digestOfFiling,
  encodeReceipt,
  engineEdition,
  fieldAt,
  filingFacts,
  messageOf,
  namedEdition,
  parseFiling,
  provinces,
  remedyOf,
  shippedCatalogue,
} from "@beian/shared";
import { arbitraryFilingInput } from "@beian/shared/filing-arbitrary";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReceipts } from "../src/domain/receipts.ts";
import { readOrMakeKey } from "../src/secrets.ts";
import { enterpriseOf } from "./filings.ts";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface Validated {
  readonly province: { readonly code: string } | null;
  readonly outcome: string;
  readonly asOf: string;
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly path: readonly string[] }[];
  readonly checks: readonly { readonly requirement: { readonly key: string } | null; readonly status: string }[];
  readonly receipt: string;
}

const parts = `province { code } outcome asOf receipt
  findings { code severity path message en: message(locale: EN) remedy rule { origin requirement { key } } }
  checks { requirement { key } rule { effectiveFrom } status findings { code } }`;

async function validate(filing: object, more: object = {}): Promise<Validated> {
  const { validateFiling } = dataOf(
    await server.gql<{ validateFiling: Validated }>(
      `query ($filing: FilingInput!, $province: ProvinceCode, $asOf: Date, $knownAt: DateTime) {
        validateFiling(filing: $filing, province: $province, asOf: $asOf, knownAt: $knownAt) { ${parts} } }`,
      { filing, ...more },
    ),
  );
  return validateFiling;
}

async function replay(receipt: string, filing: object) {
  const answer = await server.gql<{ replay: { matches: boolean; validation: Validated } }>(
    `query ($receipt: String!, $filing: FilingInput!) { replay(receipt: $receipt, filing: $filing) { matches validation { ${parts} } } }`,
    { receipt, filing },
  );
  return dataOf(answer).replay;
}

describe("one filing", () => {
  test("is judged in the province of the certificate's address", async () => {
    const { province, outcome, findings } = await validate(enterpriseOf("浙江省杭州市西湖区"));
    expect(province?.code).toBe("ZJ");
    expect(findings.filter(({ severity }) => severity === "ERROR")).toEqual([]);
    expect(outcome).not.toBe("FAILS");
  });

  test("names rule, field and remedy of what it breaks", async () => {
    const filing = enterpriseOf("浙江省杭州市", { principal: { isLegalRepresentative: false } });
    const { outcome, findings } = await validate(filing);
    expect(outcome).toBe("FAILS");
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: "PRINCIPAL_MUST_BE_LEGAL_REP",
        severity: "ERROR",
        path: ["principal", "isLegalRepresentative"],
        message: expect.stringContaining("法定代表人"),
        en: expect.stringContaining("legal representative"),
        rule: { origin: "PROVINCE", requirement: { key: "principal-legal-representative" } },
      }),
    );
  });

  test("whose address names no province gets PROVINCE_UNKNOWN and no province", async () => {
    const { province, outcome, findings } = await validate(enterpriseOf("某地"));
    expect(province).toBeNull();
    expect(outcome).toBe("FAILS");
    expect(findings.map(({ code, path }) => [code, path])).toContainEqual([
      "PROVINCE_UNKNOWN",
      ["subject", "certificate", "address"],
    ]);
  });

  test("has every check of the catalogue in its trace", async () => {
    const { checks } = await validate(enterpriseOf("浙江省杭州市"));
    const keys = checks.flatMap(({ requirement }) => requirement?.key ?? []);
    expect(keys).toEqual(shippedCatalogue.requirements.filter(({ judging }) => judging).map(({ key }) => key));
  });

  test("takes phones with +86, spaces, hyphens and full-width digits", async () => {
    const filing = enterpriseOf("北京市海淀区", {
      principal: { mobile: "＋８６ 138-0013 ８０００", officePhone: "１３８００１３８０００" },
    });
    const codes = (await validate(filing)).findings.map(({ code }) => code);
    expect(codes).not.toContain("MOBILE_FORMAT");
    expect(codes).toContain("OFFICE_PHONE_SAME_AS_PRINCIPAL_MOBILE");
  });

  test("is judged by the rules of the day asked for", async () => {
    const { checks } = await validate(enterpriseOf("浙江省杭州市"), { asOf: "2015-01-01" });
    const statuses = new Set(checks.filter(({ requirement }) => requirement).map(({ status }) => status));
    expect(statuses.has("PASSED")).toBe(false);
    expect(statuses.has("UNDECIDED")).toBe(true);
  });
});

describe("many", () => {
  test("everywhere is one answer a province, in order, each as if asked alone", async () => {
    const filing = enterpriseOf("浙江省杭州市", { principal: { officePhone: "13900139000" } });
    const { validateEverywhere } = dataOf(
      await server.gql<{ validateEverywhere: readonly Validated[] }>(
        `query ($filing: FilingInput!) { validateEverywhere(filing: $filing) { ${parts} } }`,
        { filing },
      ),
    );
    expect(validateEverywhere.map(({ province }) => province?.code)).toEqual(provinces.map(({ code }) => code));
    for (const code of ["ZJ", "JS", "TJ"] as const)
      expect(validateEverywhere.find(({ province }) => province?.code === code)).toEqual(
        await validate(filing, { province: code }),
      );
  });

  test("filings are answered in their order, each in its own province", async () => {
    const filings = ["北京市海淀区", "某地", "广东省深圳市"].map((place) => enterpriseOf(place));
    const { validateFilings } = dataOf(
      await server.gql<{ validateFilings: readonly Validated[] }>(
        "query ($filings: [FilingInput!]!) { validateFilings(filings: $filings) { province { code } } }",
        { filings },
      ),
    );
    expect(validateFilings.map(({ province }) => province?.code ?? null)).toEqual(["BJ", null, "GD"]);
  });

  test("filings are judged together where, as of which day and as known when it is asked, as each is alone", async () => {
    const filings = ["北京市海淀区", "某地", "广东省深圳市"].map((place) => enterpriseOf(place));
    for (const asked of [
      { province: "SH" },
      { asOf: "2019-12-31" },
      { knownAt: "2001-01-01T00:00:00Z" },
      { province: "ZJ", asOf: "2019-12-31", knownAt: new Date().toISOString() },
      { province: null, asOf: null, knownAt: null },
    ]) {
      const { validateFilings } = dataOf(
        await server.gql<{ validateFilings: readonly Validated[] }>(
          `query ($filings: [FilingInput!]!, $province: ProvinceCode, $asOf: Date, $knownAt: DateTime) {
            validateFilings(filings: $filings, province: $province, asOf: $asOf, knownAt: $knownAt) { ${parts} } }`,
          { filings, ...asked },
        ),
      );
      const alone: Validated[] = [];
      for (const filing of filings) alone.push(await validate(filing, asked));
      expect(validateFilings).toEqual(alone);
    }
    const { errors } = await server.gql(
      "query ($filings: [FilingInput!]!) { validateFilings(filings: $filings, province: QQ) { outcome } }",
      { filings },
    );
    expect(errors[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT", inputPath: ["province"] } });
  });

  test("more than a thousand filings are refused, naming the limit", async () => {
    const filings = Array.from({ length: 1001 }, () => enterpriseOf("北京市海淀区"));
    const { errors } = await server.gql(
      "query ($filings: [FilingInput!]!) { validateFilings(filings: $filings) { outcome } }",
      { filings },
    );
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining("1000"),
      extensions: { code: "BAD_USER_INPUT", inputPath: ["filings"] },
    });
  });
});

describe("a pass", () => {
  const judged = async (filing: object, province: string | null = "ZJ") =>
    dataOf(
      await server.gql<{
        validateFiling: {
          outcome: string;
          complete: boolean;
          engine: number;
          open: { requirement: { key: string }; path: string[]; title: string; en: string }[];
          findings: { code: string; key: string }[];
          checks: {
            requirement: { key: string } | null;
            status: string;
            rule: { content: { strictness: string } } | null;
          }[];
        };
      }>(
        `query ($filing: FilingInput!, $province: ProvinceCode) { validateFiling(filing: $filing, province: $province) {
          outcome complete engine open { requirement { key } path title en: title(locale: EN) } findings { code key }
          checks { requirement { key } status rule { content { strictness } } } } }`,
        { filing, province },
      ),
    ).validateFiling;

  test("says what isn't told and would have to be, for enforced rules alone", async () => {
    const { complete, open, checks, engine } = await judged(enterpriseOf("浙江省杭州市"));
    expect([complete, engine]).toEqual([false, engineEdition]);
    const left = checks.filter(({ status, rule }) => status === "UNDECIDED" && rule?.content.strictness === "ENFORCED");
    const asking = new Set(open.map(({ requirement }) => requirement.key));
    // Of these nothing that the form takes would decide: their rows say so themselves.
    expect(left.flatMap(({ requirement }) => requirement?.key ?? []).filter((key) => !asking.has(key))).toEqual([
      "organisation-latest-certificate",
      "organisation-finance-approval",
    ]);
    expect(left.length).toBe(asking.size + 2);
    for (const { path, title, en } of open) {
      expect(fieldAt(path)?.title).toEqual({ zh: title, en });
      expect(path).not.toEqual(["principal", "mobile"]);
    }
  });

  test("leaves nothing to ask once all of it is told", async () => {
    let filing: Record<string, unknown> = enterpriseOf("浙江省杭州市");
    const facts = [...filingFacts.values()];
    for (let turn = 0; turn < 10; turn += 1) {
      const { complete, open } = await judged(filing);
      if (complete) break;
      for (const { path } of open) {
        const fact =
          facts.find((one) => one.name === path.join(".")) ?? facts.find((one) => one.path.join() === path.join());
        filing = told(filing, path, fact?.example);
      }
    }
    const { complete, open, checks } = await judged(filing);
    expect(open).toEqual([]);
    const left = checks.filter(({ status, rule }) => status === "UNDECIDED" && rule?.content.strictness === "ENFORCED");
    expect(complete).toBe(left.length === 0);
  });

  function told(
    filing: Record<string, unknown>,
    [name = "", ...rest]: readonly string[],
    value: unknown,
  ): typeof filing {
    const inner = filing[name] as Record<string, unknown> | undefined;
    return { ...filing, [name]: rest.length === 0 ? value : told(inner ?? {}, rest, value) };
  }

  test("isn't complete in no province", async () => {
    const { complete, open, outcome } = await judged(enterpriseOf("某地"), null);
    expect([complete, open, outcome]).toEqual([false, [], "FAILS"]);
  });

  test("finds things by keys that name the requirement, or what holds everywhere", async () => {
    const { findings } = await judged(
      enterpriseOf("浙江省杭州市", { principal: { isLegalRepresentative: false, mobile: "123" } }),
    );
    const keys = findings.map(({ key }) => key);
    expect(keys).toContain("principal-legal-representative/PRINCIPAL_MUST_BE_LEGAL_REP");
    expect(keys).toContain("mobile-form/MOBILE_FORMAT");
    for (const { key, code } of findings) {
      expect(shippedCatalogue.findingKeys).toContain(key);
      expect(key.endsWith(`/${code}`)).toBe(true);
    }
  });

  test("is judged by facts that anybody can ask for", async () => {
    const { filingFacts: served } = dataOf(
      await server.gql<{ filingFacts: { name: string; title: string; type: string; path: string[] }[] }>(
        "{ filingFacts { name title type options path mayBeAbsent } }",
      ),
    );
    expect(served).toEqual(
      [...filingFacts.values()].map(({ name, title, type, path, mayBeAbsent }) => {
        const of = type.kind === "LIST" ? type.of : type;
        const options = of.kind === "OPTION" ? of.options : [];
        const kind = type.kind === "LIST" ? `LIST_OF_${of.kind}` : type.kind;
        return { name, title: title.zh, type: kind, options, path, mayBeAbsent };
      }),
    );
  });
});

describe("receipts", () => {
  test("name the edition of the engine that judged, the first one by naming none", async () => {
    const filing = enterpriseOf("浙江省杭州市");
    const { receipt } = await validate(filing);
    const replayed = async (text: string) =>
      dataOf(
        await server.gql<{ replay: { matches: boolean; sameEngine: boolean; validation: { outcome: string } } }>(
          "query ($receipt: String!, $filing: FilingInput!) { replay(receipt: $receipt, filing: $filing) { matches sameEngine validation { outcome } } }",
          { receipt: text, filing },
        ),
      ).replay;
    expect(await replayed(receipt)).toMatchObject({ matches: true, sameEngine: true });
    expect(await replayed("x")).toMatchObject({ matches: false, sameEngine: false });
    const body = decodeReceipt(receipt.split(".")[0] ?? "");
    if (!body) throw new Error("no receipt");
    const receipts = createReceipts(readOrMakeKey(server.dataDir, "receipt"));
    const another = receipts.issue({ ...body, ...namedEdition(engineEdition + 1) });
    expect(await replayed(another)).toMatchObject({ matches: true, sameEngine: false, validation: {} });
  });

  const filing = enterpriseOf("浙江省杭州市", { principal: { isLegalRepresentative: false } });

  test("give the same verdict again, on another day too", async () => {
    const first = await validate(filing);
    server.clock.advance(40 * 86_400_000);
    const again = await replay(first.receipt, filing);
    server.clock.advance(-40 * 86_400_000);
    expect(again.matches).toBe(true);
    expect(again.validation).toEqual(first);
  });

  test("fit no other filing", async () => {
    const { receipt } = await validate(filing);
    expect((await replay(receipt, enterpriseOf("浙江省宁波市"))).matches).toBe(false);
  });

  test("that were altered or made up don't match, and today's rules judge", async () => {
    const first = await validate(filing);
    const [body = "", signature = ""] = first.receipt.split(".");
    const altered = `${body.slice(0, -2)}${body.at(-2) === "A" ? "B" : "A"}${body.at(-1)}.${signature}`;
    for (const receipt of ["", "x", altered, `${body}.`, body, "x".repeat(100_000)]) {
      const { matches, validation } = await replay(receipt, filing);
      expect(matches).toBe(false);
      expect(validation.outcome).toBe(first.outcome);
    }
  });

  test("have the body that a browser makes with the shared engine, and the same verdict", async () => {
    const { rulebook } = dataOf(
      await server.gql<{ rulebook: { digest: string; asOf: string; document: RulebookDocument } }>(
        "{ rulebook { digest asOf document } }",
      ),
    );
    const parsed = parseFiling(filing);
    if (!parsed.ok) throw new Error("a filing that doesn't parse");
    const verdict = compile(rulebook.document, shippedCatalogue.requirements).validate(parsed.filing, {
      today: rulebook.asOf,
    });
    const served = await validate(filing);
    expect(verdict.outcome).toBe(served.outcome);
    expect(verdict.findings.map(({ draft }) => draft.kind.code)).toEqual(served.findings.map(({ code }) => code));
    expect(verdict.checks.map(({ status }) => status)).toEqual(served.checks.map(({ status }) => status));
    const body = encodeReceipt({
      book: rulebook.digest,
      asOf: rulebook.asOf,
      ...namedEdition(engineEdition),
      knownAt: rulebook.document.knownAt,
      province: verdict.province,
      on: verdict.on,
      filing: digestOfFiling(parsed.filing),
    });
    expect(served.receipt.split(".")[0]).toBe(body);
  });
});

test("a browser's engine gives the same verdict of any filing, trace and receipt included", async () => {
  const { rulebook } = dataOf(
    await server.gql<{ rulebook: { digest: string; asOf: string; document: RulebookDocument } }>(
      "{ rulebook { digest asOf document } }",
    ),
  );
  const book = compile(rulebook.document, shippedCatalogue.requirements);
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryFilingInput(), { minLength: 20, maxLength: 20 }), async (filings) => {
      const { validateFilings } = dataOf(
        await server.gql<{ validateFilings: readonly Validated[] }>(
          `query ($filings: [FilingInput!]!) { validateFilings(filings: $filings) { ${parts} } }`,
          { filings },
        ),
      );
      for (const [index, served] of validateFilings.entries()) {
        const parsed = parseFiling(filings[index]);
        if (!parsed.ok) throw new Error("a filing that doesn't parse");
        const verdict = book.validate(parsed.filing, { today: rulebook.asOf });
        const body = {
          book: rulebook.digest,
          asOf: rulebook.asOf,
          ...namedEdition(engineEdition),
          knownAt: rulebook.document.knownAt,
          province: verdict.province,
          on: verdict.on,
          filing: digestOfFiling(parsed.filing),
        };
        expect(served).toMatchObject({
          province: verdict.province === null ? null : { code: verdict.province },
          outcome: verdict.outcome,
          findings: verdict.findings.map((found) => ({
            code: found.draft.kind.code,
            severity: found.severity,
            path: [...found.draft.path],
            message: messageOf(found, "ZH"),
            remedy: remedyOf(found, "ZH"),
          })),
          checks: verdict.checks.map(({ requirement, status }) => ({
            requirement: requirement && { key: requirement.key },
            status,
          })),
          receipt: expect.stringMatching(new RegExp(`^${encodeReceipt(body)}\\.`)),
        });
      }
    }),
    { numRuns: 10 },
  );
});

test("nothing of a filing is logged", async () => {
  await validate(enterpriseOf("浙江省杭州市", { principal: { name: "独孤求败", mobile: "19912345678" } }));
  await server.gql("query ($filing: FilingInput!) { validateFiling(filing: $filing) { outcome } }", {
    filing: { ...enterpriseOf("浙江省杭州市"), principal: { name: "独孤求败\u0000", mobile: "19912345678" } },
  });
  expect(server.logged.join("")).not.toMatch(/独孤求败|19912345678/);
});
