import type { EditValue } from "@beian/shared";
import { applyEdits } from "@beian/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterpriseOf } from "./filings.ts";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface Edit {
  readonly kind: string;
  readonly path: readonly string[];
  readonly from: unknown;
  readonly to: EditValue;
  readonly zh: string;
  readonly en: string;
}
interface Cured {
  readonly province: { readonly code: string };
  readonly outcome: string;
  readonly cures: readonly { readonly edits: readonly Edit[] }[];
}

const cured = `province { code } outcome cures { edits { kind path from to zh: words en: words(locale: EN) } }`;
const everywhere = `query ($filing: FilingInput!, $provinces: [ProvinceCode!]) {
  validateEverywhere(filing: $filing, provinces: $provinces) { ${cured} } }`;

test("cures are proven over HTTP, in every province that has some", async () => {
  const base = enterpriseOf("浙江省杭州市西湖区文三路 100 号");
  const filing = { ...base, principal: { ...base.principal, isLegalRepresentative: false, officePhone: "99999" } };
  const { validateEverywhere } = dataOf(
    await server.gql<{ validateEverywhere: readonly Cured[] }>(everywhere, { filing }),
  );
  expect(validateEverywhere).toHaveLength(31);
  for (const { province, cures } of validateEverywhere) {
    // An enterprise of Zhejiang can't file elsewhere, whatever it edits.
    if (province.code !== "ZJ") expect(cures).toEqual([]);
    else expect(cures).not.toEqual([]);
    for (const { edits } of cures) {
      const edited = applyEdits(filing, edits);
      const answer = dataOf(
        await server.gql<{ validateEverywhere: readonly Cured[] }>(everywhere, {
          filing: edited,
          provinces: [province.code],
        }),
      );
      expect(answer.validateEverywhere[0]).toMatchObject({ outcome: "PASSES", cures: [] });
    }
  }
  const [first] = validateEverywhere.find(({ province }) => province.code === "ZJ")?.cures ?? [];
  expect(first?.edits.map(({ kind, path, from }) => [kind, path.join("."), from]).toSorted()).toEqual([
    ["ASK", "principal.officePhone", "99999"],
    ["FACT", "principal.isLegalRepresentative", false],
  ]);
  for (const { zh, en } of first?.edits ?? []) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  }
});

test("cures are searched for the first 31 validations of a call, and the error says so", async () => {
  const filings = Array.from({ length: 32 }, () => enterpriseOf("浙江省杭州市西湖区文三路 100 号"));
  const query = `query ($filings: [FilingInput!]!) { validateFilings(filings: $filings) { cures { edits { path } } } }`;
  const within = await server.gql(query, { filings: filings.slice(1) });
  expect(within.errors).toEqual([]);
  const beyond = await server.gql(query, { filings });
  expect(beyond.errors[0]?.message).toContain("31");
});
