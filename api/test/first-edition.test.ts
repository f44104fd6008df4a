import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { digestOf } from "@beian/shared";
import { expect, test } from "vitest";
import { dataOf, startServer } from "./harness.ts";

/** What a release that had its requirements in code left: a database, its key, and receipts of 500 filings with what they said. */
interface Left {
  readonly key: string;
  /** Of its rule book of the day. */
  readonly digest: string;
  readonly given: readonly {
    readonly filing: object;
    readonly receipt: string;
    readonly outcome: string;
    readonly codes: readonly string[];
  }[];
}

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
      matches sameEngine validation { outcome findings { code } } } }`;
    for (const { filing, receipt, outcome, codes } of left.given) {
      const { replay } = dataOf(await server.gql<{ replay: object }>(query, { filing, receipt }));
      expect(replay).toEqual({
        matches: true,
        sameEngine: false,
        validation: { outcome, findings: codes.map((code) => ({ code })) },
      });
    }
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
