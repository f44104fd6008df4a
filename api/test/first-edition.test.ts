import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { digestOf, universalChecks } from "@beian/shared";
import { expect, test } from "vitest";
import { dataOf, startServer } from "./harness.ts";

/** What a release that had its requirements in code left: a database, its key, and receipts of 500 filings with what they said. */
interface Left {
  readonly key: string;
  /** Of its rule book of the day. */
  readonly digest: string;
  readonly given: readonly {
    readonly filing: { readonly principal: { readonly birthDate?: string; readonly idNumber?: string } };
    readonly receipt: string;
    readonly outcome: string;
    readonly codes: readonly string[];
  }[];
}

interface Replayed {
  readonly validation: { readonly findings: readonly { readonly code: string; readonly key: string }[] };
}

/** What holds everywhere is judged by today's engine; rules by the definitions of then. */
const isUniversal = (key: string) => universalChecks.some((check) => key.startsWith(`${check.key}/`));
const universalCodes = new Set(universalChecks.flatMap(({ findings }) => findings.map(({ code }) => code)));

const fixture = (name: string) =>
  gunzipSync(readFileSync(new URL(`./fixtures/first-edition.${name}.gz`, import.meta.url)));

test("a database of before definitions comes up to date: its digests are read, its receipts match, and say what they said", async () => {
  const left: Left = JSON.parse(fixture("json").toString());
  const server = await startServer({
    at: "2026-11-30T10:00:00+08:00",
    async prepare(dataDir) {
      writeFileSync(join(dataDir, "beian.db"), fixture("db"), { mode: 0o600 });
      writeFileSync(join(dataDir, "receipt.key"), left.key, { mode: 0o600 });
    },
  });
  try {
    expect(left.given).toHaveLength(500);
    const query = `query($receipt: String!, $filing: FilingInput!) { replay(receipt: $receipt, filing: $filing) {
      matches sameEngine validation { findings { code key } } } }`;
    const differing: string[] = [];
    for (const { filing, receipt, codes } of left.given) {
      const { replay } = dataOf(await server.gql<{ replay: Replayed }>(query, { filing, receipt }));
      expect(replay).toMatchObject({ matches: true, sameEngine: false });
      const ofRules = replay.validation.findings.filter(({ key }) => !isUniversal(key)).map(({ code }) => code);
      const then = codes.filter((code) => !universalCodes.has(code));
      // The ID card number decides the age today, whatever birth date is typed beside it.
      const { birthDate, idNumber } = filing.principal;
      const same = (code: string) => !(code === "PERSON_TOO_YOUNG" && birthDate && idNumber);
      if (ofRules.filter(same).join() !== then.filter(same).join())
        differing.push(JSON.stringify([filing, then, ofRules]));
    }
    expect(differing).toEqual([]);
    const named = await server.fetch(`/rulebooks/${left.digest}.json`);
    expect(digestOf(await named.json())).toBe(left.digest);

    const { rulebook, change } = dataOf(
      await server.gql<{ rulebook: { document: object }; change: object }>(
        "{ rulebook { document } change: latestChanges(first: 1) { origin status scope { definitions edits } } }",
      ),
    );
    expect(rulebook.document).toMatchObject({ format: 2 });
    expect(change).toEqual([{ origin: "PRODUCT", status: "PUBLISHED", scope: { definitions: 170, edits: 0 } }]);
    expect(await server.app.domain.audit.verify()).toMatchObject({ whole: true });
  } finally {
    await server.close();
  }
}, 120_000);
