import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { productFindings } from "../src/bring-rules.ts";
import { createDomain } from "../src/domain/domain.ts";
import { createPasswordHashing } from "../src/domain/password-hash.ts";
import { approved, at, drafted, take, took } from "./change-steps.ts";
import { openFull } from "./full-disk.ts";
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

const requirement = "organisation-minimum-age";
const typed = "不该进审计的字句";

interface Event {
  readonly action: string;
  readonly actorKind: string;
  readonly version: number | null;
  readonly details: Readonly<Record<string, unknown>>;
}

async function eventsOf(change: number): Promise<readonly Event[]> {
  const query = `{ auditEvents(first: 100, change: ${change}) { edges { node { action actorKind version details } } } }`;
  type Answer = { auditEvents: { edges: { node: Event }[] } };
  return dataOf(await server.gql<Answer>(query, {}, reviewer))
    .auditEvents.edges.map(({ node }) => node)
    .reverse();
}

describe("the audit of a change", () => {
  it("holds every act and every refused one, with its version and without what was typed", async () => {
    const draft = await drafted(server, editor, [{ province: "ZJ", requirement, value: 41, noteZh: typed }], {
      title: typed,
    });
    await take(server, "editChange", { ...at(draft), title: `${typed}\u0001` }, editor);
    await take(server, "publishChange", at(draft), reviewer);
    await take(server, "reviewChange", { ...at(draft), verdict: "APPROVED" }, editor);
    const submitted = await took(server, "submitChange", at(draft), editor);
    await take(server, "withdrawChange", at(submitted));
    const rejected = await took(
      server,
      "reviewChange",
      { ...at(submitted), verdict: "REJECTED", comment: typed },
      reviewer,
    );
    await took(server, "withdrawChange", at(rejected), editor);

    const events = await eventsOf(draft.number);
    expect(events.map(({ action, details }) => [action, details.refused ?? null])).toEqual([
      ["change.create", null],
      ["change.edit", null],
      ["change.edit", "BAD_USER_INPUT"],
      ["change.publish", "CONFLICT"],
      ["change.approve", "FORBIDDEN"],
      ["change.submit", null],
      // The stranger's withdrawal isn't here: nobody was there to be named.
      ["change.reject", null],
      ["change.withdraw", null],
    ]);
    expect(events.every(({ actorKind }) => actorKind === "TOKEN")).toBe(true);
    expect(events.filter(({ details }) => !("refused" in details)).map(({ version }) => version)).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(JSON.stringify(events)).not.toContain(typed);
    expect(await server.app.domain.audit.verify()).toMatchObject({ whole: true });
  });
});

describe("a full disk while publishing", () => {
  it("is said plainly, and leaves nothing half written", async () => {
    const provinces = ["BJ", "TJ", "HE", "SX", "NM", "LN", "JL", "HL", "SH", "JS", "ZJ", "AH", "FJ", "JX", "SD", "HA"];
    const noteZh = "注".repeat(2_000);
    const change = await approved(
      server,
      { editor, reviewer },
      provinces.map((province) => ({ province, requirement, value: 43, noteZh })),
    );
    const file = join(server.dataDir, "beian.db");
    const store = await openFull(file, server.clock.now);
    try {
      const key = new Uint8Array(32);
      const full = await createDomain({
        productFindings,
        store,
        now: server.clock.now,
        receiptKey: key,
        hashing: createPasswordHashing(),
        webhooks: { key, isHostAllowed: () => false, send: async () => ({ error: "NONE" }), onError: () => {} },
      });
      const { actor } = reviewer;
      await expect(full.changes.publish(actor, at(change))).rejects.toMatchObject({ code: "UNAVAILABLE" });
    } finally {
      await store.close();
    }
    const query = `{ change(number: ${change.number}) { status version } province(code: BJ) { history(first: 1, requirement: "${requirement}") { edges { node { change { number } } } } } }`;
    const { data } = await server.gql(query, {}, reviewer);
    expect(data?.change).toEqual({ status: "APPROVED", version: change.version });
    expect(JSON.stringify(data?.province)).not.toContain(`"number":${change.number}`);
    expect(await server.app.domain.audit.verify()).toMatchObject({ whole: true });
    expect((await took(server, "publishChange", at(change), reviewer)).status).toBe("PUBLISHED");
  });
});

describe("a clock set back", () => {
  it("doesn't reorder history: what is published last holds", async () => {
    const first = await approved(server, { editor, reviewer }, [{ province: "YN", requirement, value: 44 }]);
    await took(server, "publishChange", at(first), reviewer);
    server.clock.advance(-3_600_000);
    try {
      const second = await approved(server, { editor, reviewer }, [{ province: "YN", requirement, value: 45 }]);
      await took(server, "publishChange", at(second), reviewer);
      const query = `{ province(code: YN) { rule(requirement: "${requirement}") { revision { change { number } } } history(first: 2, requirement: "${requirement}") { edges { node { change { number } recordedAt } } } } }`;
      type Answer = {
        province: {
          rule: { revision: { change: { number: number } } };
          history: { edges: { node: { change: { number: number }; recordedAt: string } }[] };
        };
      };
      const { province } = dataOf(await server.gql<Answer>(query));
      expect(province.rule.revision.change.number).toBe(second.number);
      const [latest, earlier] = province.history.edges.map(({ node }) => node);
      expect([latest?.change.number, earlier?.change.number]).toEqual([second.number, first.number]);
      expect(Date.parse(latest?.recordedAt ?? "")).toBeGreaterThan(Date.parse(earlier?.recordedAt ?? ""));
    } finally {
      server.clock.advance(3_600_000);
    }
  });
});
