import { parseFiling, shippedCatalogue } from "@beian/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSamples } from "../src/store/seed.ts";
import { at, drafted, took } from "./change-steps.ts";
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
  readonly province: { readonly code: string };
  readonly expected: { readonly outcome: string; readonly codes: readonly string[] };
  readonly actual: { readonly outcome: string; readonly codes: readonly string[] };
  readonly meets: boolean;
}

describe("the samples that the product comes with", () => {
  const samples = readSamples();

  it("are sixty or more, of different names, and can all be read", () => {
    expect(samples.length).toBeGreaterThanOrEqual(60);
    expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length);
    expect(new Set(samples.map(({ nameZh }) => nameZh)).size).toBe(samples.length);
    for (const { id, filing } of samples) expect([id, parseFiling(filing).ok]).toEqual([id, true]);
  });

  it.each(samples.map(({ id }) => id))("%s comes out as expected in each province", async (id) => {
    const { sample } = dataOf(
      await server.gql<{ sample: { trials: readonly Trial[] } }>(
        `query($id: String!) { sample(id: $id) { trials { province { code } expected { outcome codes } actual { outcome codes } meets } } }`,
        { id },
        administrator,
      ),
    );
    expect(sample.trials.length).toBeGreaterThan(0);
    for (const { actual, expected, meets } of sample.trials) {
      expect(actual).toEqual(expected);
      expect(meets).toBe(true);
    }
  });

  it("show every finding that the rules were written for but those that can't arise", () => {
    const shown = new Set(
      samples.flatMap(({ expectations }) => Object.values(expectations).flatMap(({ codes }) => codes)),
    );
    // A sample is tried in named provinces, where its province is never unknown.
    const uncovered = contractCodes.filter((code) => !shown.has(code));
    expect(uncovered).toEqual(["PROVINCE_UNKNOWN"]);
    for (const code of shown) expect([code, shippedCatalogue.findingKinds.has(code)]).toEqual([code, true]);
  });

  it("are added once", async () => {
    const count = async () =>
      dataOf(await server.gql<{ samples: unknown[] }>("{ samples { id } }", {}, administrator)).samples.length;
    const before = await count();
    await server.restart();
    expect(await count()).toBe(before);
  });
});

describe("staff's own samples", () => {
  const filing = readSamples()[0]?.filing;
  const success =
    "__typename ... on SampleSuccess { sample { id version archived } } ... on InvalidInput { path } ... on SampleConflict { currentVersion }";
  type Result = {
    result: {
      __typename: string;
      path?: string[];
      currentVersion?: number;
      sample?: { id: string; version: number; archived: boolean };
    };
  };
  const ask = async (operation: string, inputType: string, input: object, as?: TestPerson) =>
    dataOf(
      await server.gql<Result>(
        `mutation($input: ${inputType}!) { result: ${operation}(input: $input) { ${success} } }`,
        { input },
        as,
      ),
    ).result;

  it("are made, changed and archived by administrators, each version once", async () => {
    const input = {
      nameZh: "自编样例",
      nameEn: "Our own",
      filing,
      expectations: [{ province: "BJ", outcome: "PASSES", codes: [] }],
    };
    const created = await ask("createSample", "CreateSampleInput", input, administrator);
    expect(created.__typename).toBe("SampleSuccess");
    const { id, version } = created.sample ?? { id: "", version: 0 };
    expect(await ask("createSample", "CreateSampleInput", input, administrator)).toMatchObject({
      __typename: "InvalidInput",
      path: ["input", "nameZh"],
    });
    const edited = await ask("editSample", "EditSampleInput", { id, version, nameEn: "Ours" }, administrator);
    expect(edited.sample?.version).toBe(version + 1);
    expect(await ask("editSample", "EditSampleInput", { id, version, nameEn: "Late" }, administrator)).toMatchObject({
      __typename: "SampleConflict",
      currentVersion: version + 1,
    });
    const archived = await ask("archiveSample", "SampleStepInput", { id, version: version + 1 }, administrator);
    expect(archived.sample?.archived).toBe(true);
  });

  it("are nobody else's to make, and nobody's to see without signing in", async () => {
    const input = { nameZh: "不该有", nameEn: "Not so", filing, expectations: [] };
    for (const as of [undefined, await server.person("VIEWER"), await server.person("REVIEWER")])
      expect((await ask("createSample", "CreateSampleInput", input, as)).__typename).toBe("NotAllowed");
    const { errors } = await server.gql("{ samples { id } }");
    expect(errors[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});

describe("the impact of a change", () => {
  it("is exactly the samples that come out otherwise, or are told completely on one side alone, in the provinces touched", async () => {
    const editor = await server.person("EDITOR");
    const draft = await drafted(server, editor, [
      { province: "GD", requirement: "principal-legal-representative", value: "MAY_DIFFER" },
      { province: "HN", requirement: "organisation-minimum-age", value: 60 },
    ]);
    const impactFields =
      "samples changed cases { sampleId name(locale: EN) province { code } before after completeBefore completeAfter findings { code rule { revision { change { number } } } } }";
    type Case = {
      sampleId: string;
      province: { code: string };
      before: string;
      after: string;
      completeBefore: boolean;
      completeAfter: boolean;
      findings: { code: string; rule: { revision: { change: { number: number } } } | null }[];
    };
    type Answer = { change: { impact: { samples: number; changed: number; cases: Case[] } } };
    const query = `{ change(number: ${draft.number}) { impact { ${impactFields} } } }`;
    const { impact } = dataOf(await server.gql<Answer>(query, {}, editor)).change;
    const { samples } = dataOf(
      await server.gql<{ samples: { id: string; filing: unknown }[] }>("{ samples { id filing } }", {}, editor),
    );
    expect(impact.samples).toBe(samples.length * 2);
    expect(impact.changed).toBe(impact.cases.length);

    const outcomes = async (province: string) =>
      new Map(
        await Promise.all(
          samples.map(async ({ id, filing }) => {
            const { validateFiling } = dataOf(
              await server.gql<{ validateFiling: { outcome: string; complete: boolean } }>(
                `query($filing: FilingInput!) { validateFiling(filing: $filing, province: ${province}) { outcome complete } }`,
                { filing },
              ),
            );
            return [id, `${validateFiling.outcome} ${validateFiling.complete}`] as const;
          }),
        ),
      );
    const before = { GD: await outcomes("GD"), HN: await outcomes("HN") };
    const reviewer = await server.person("REVIEWER");
    const submitted = await took(server, "submitChange", at(draft), editor);
    const good = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
    await took(server, "publishChange", at(good), reviewer);
    const after = { GD: await outcomes("GD"), HN: await outcomes("HN") };
    const flips = (["GD", "HN"] as const).flatMap((province) =>
      samples.flatMap(({ id }) => {
        const [was, is] = [before[province].get(id), after[province].get(id)];
        return was === is ? [] : [`${id} ${province} ${was} ${is}`];
      }),
    );
    expect(flips.length).toBeGreaterThan(2);
    const upshots = ({ before, completeBefore, after, completeAfter }: Case) =>
      `${before} ${completeBefore} ${after} ${completeAfter}`;
    expect(impact.cases.map((one) => `${one.sampleId} ${one.province.code} ${upshots(one)}`).sort()).toEqual(
      flips.sort(),
    );
    const older = impact.cases.find(({ province }) => province.code === "HN");
    expect(older?.findings[0]).toMatchObject({
      code: "PERSON_TOO_YOUNG",
      rule: { revision: { change: { number: draft.number } } },
    });

    // Once it is published, it tells what it did.
    const told = dataOf(await server.gql<Answer>(query, {}, editor)).change.impact;
    expect(told.cases.map(({ sampleId }) => sampleId)).toEqual(impact.cases.map(({ sampleId }) => sampleId));
  });
});

const contractCodes =
  "PROVINCE_UNKNOWN PROVINCE_CROSS_ORG_FORBIDDEN PROVINCE_INDIVIDUAL_ID_MISMATCH RESIDENCE_PROOF_MISSING PROVINCE_RULE_UNKNOWN LICENSE_NUMBER_OUTDATED LICENSE_NUMBER_MISMATCH LICENSE_NUMBER_KIND_MISMATCH USCC_FORMAT USCC_CHECK_DIGIT REGNO_FORMAT REGNO_CHECK_DIGIT ID_CARD_FORMAT ID_CARD_CHECK_DIGIT ADDRESS_NO_HOUSE_NUMBER ADDRESS_NO_HOUSE_NUMBER_NEEDS_REMARK PRINCIPAL_MUST_BE_LEGAL_REP AUTH_LETTER_REQUIRED BRANCH_PRINCIPAL_MUST_BE_HEAD_OFFICE_LEGAL_REP EXISTING_FILING_NONCOMPLIANT OFFICE_PHONE_MISSING OFFICE_PHONE_FORMAT OFFICE_PHONE_LANDLINE_REQUIRED OFFICE_PHONE_REMARK_MISSING OFFICE_PHONE_SAME_AS_PRINCIPAL_MOBILE MOBILE_FORMAT MOBILE_SEGMENT_UNSUPPORTED MOBILE_NOT_LOCAL MOBILE_PROVINCE_UNKNOWN PHONE_REUSED DOMAIN_OWNER_MISMATCH DOMAIN_OWNER_PRINCIPAL_ONLY DOMAIN_FORMAT SUBJECT_FILED_ELSEWHERE WEBSITE_MANAGER_MULTIPLE_COMPANIES ACCESS_ID_ADDRESS_CHANGED CERT_SYNC_PENDING CERT_SYNC_MAYBE SUBJECT_NATURE_CERTIFICATE_MISMATCH PERSON_TOO_YOUNG".split(
    " ",
  );
