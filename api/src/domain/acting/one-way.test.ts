import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const source = new URL("../../", import.meta.url);

/** Where a transaction is begun, by whatever name the store goes. */
const begins = /\.\s*(transaction|asOne)\s*(?:<[^(]*>)?\(/;

/** Who may begin one without acting for somebody: the product's own work, and the door that people's sessions take. */
const ownWork: Readonly<Record<string, string>> = {
  "domain/acting/act.ts": "the one way to act",
  "domain/acting/in-passing.ts": "what a read leaves behind",
  "bring-rules.ts": "the product's own rules",
  "domain/last-backup.ts": "what the command line notes of a backup",
  "domain/samples/seeding.ts": "the product's own samples",
  "domain/first-accounts.ts": "the first start",
  "domain/webhooks/deliveries.ts": "telling webhooks",
  "domain/backup-mark.ts": "a copy that nobody else has",
  "cli/backup.ts": "a copy that nobody else has",
  "auth/sessions.ts": "better-auth's writes, with what domain/sign-ins.ts records of them",
};

test("the way is known that a transaction begins", () => {
  for (const text of [
    "store.transaction((tx) => x)",
    "parts\n  .store\n  .transaction(work)",
    "tables.asOne(work, {})",
  ])
    expect(text).toMatch(begins);
  expect("const transaction = 1; // a transaction (of theirs)").not.toMatch(begins);
});

test("nothing but act() opens a transaction for what a person does", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.startsWith("store/"),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.filter((name) => begins.test(readFileSync(new URL(name, source), "utf8")));
  expect(found.sort()).toEqual(Object.keys(ownWork).sort());
});
