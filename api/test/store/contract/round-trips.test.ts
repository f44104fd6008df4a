import { digestOf } from "@beian/shared";
import { describe, expect, test } from "vitest";
import type { AuditEvent, NewAuditEvent } from "../../../src/store/ports/audit.ts";
import { insurance } from "../../insured-book.ts";
import { anyStore, itemsOf, no, publish, revisionOf, yes } from "./any-store.ts";

const source = {
  title: "北京市通信管理局公告",
  url: "https://example.org/1",
  clause: "第三条",
  publishedOn: "2025-12-01",
  retrievedOn: "2026-01-01",
};
const bareSource = { title: "问答", url: null, clause: null, publishedOn: null, retrievedOn: null };

describe("a change", () => {
  test("keeps its words, edits, sources, editors, reviews and comments", async () => {
    const { store, clock } = await anyStore();
    const base = await publish(store, [revisionOf("ZJ", "a", no, "2026-01-01")]);
    const number = await store.transaction(async (tx) => {
      await tx.people.create({ id: "p", name: "甲", email: "a@example.org", role: "EDITOR" });
      await tx.people.create({ id: "q", name: "乙", email: "b@example.org", role: "REVIEWER" });
      const change = await tx.changes.create({ title: "浙江变更", reason: "新规", authorId: "p", reverts: base });
      const [latest] = await tx.history.latestRevisions([{ layer: "ZJ", requirement: "a" }]);
      await tx.changes.putEdits(change.number, [
        { layer: "ZJ", requirement: "a", content: yes, baseRevision: latest?.id ?? null, editedBy: "p" },
        { layer: "CN", requirement: "b", content: null, baseRevision: null, editedBy: "p" },
        { layer: "GD", requirement: "b", content: no, baseRevision: null, editedBy: "p" },
      ]);
      await tx.changes.putEdits(change.number, [
        { layer: "GD", requirement: "b", content: yes, baseRevision: null, editedBy: "q" },
      ]);
      await tx.changes.dropEdits(change.number, [
        { layer: "CN", requirement: "b" },
        { layer: "CN", requirement: "never" },
      ]);
      await tx.changes.setSources(change.number, [bareSource]);
      await tx.changes.setSources(change.number, [source, bareSource]);
      for (const editor of ["p", "q", "p"]) await tx.changes.addEditor(change.number, editor);
      return change.number;
    });
    clock.now += 1_000;
    await store.transaction(async (tx) => {
      const digest = "d".repeat(64);
      await tx.changes.addReview({
        changeNumber: number,
        changeVersion: 1,
        contentDigest: digest,
        reviewerId: "q",
        verdict: "REJECTED",
        comment: "请补来源",
      });
      await tx.changes.addReview({
        changeNumber: number,
        changeVersion: 2,
        contentDigest: digest,
        reviewerId: "q",
        verdict: "APPROVED",
        comment: null,
      });
      await tx.changes.addComment({ changeNumber: number, personId: "p", text: "已补" });
      await tx.changes.update(number, 1, { status: "APPROVED", approvedDigest: digest, effectiveFrom: "2026-03-01" });
    });

    const [change, missing] = await store.changes.byNumber([number, 99]);
    expect(missing).toBeNull();
    expect(change).toEqual({
      number,
      title: "浙江变更",
      reason: "新规",
      status: "APPROVED",
      authorId: "p",
      version: 2,
      effectiveFrom: "2026-03-01",
      createdAt: clock.now - 1_000,
      updatedAt: clock.now,
      publishedAt: null,
      reverts: base,
      cancels: false,
      cancelledBy: null,
      approvedDigest: "d".repeat(64),
    });
    const edits = (await store.changes.editsOf([base, number, 99])).get(number);
    expect(edits).toEqual([
      { layer: "GD", requirement: "b", content: yes, baseRevision: null, editedBy: "q", editedAt: clock.now - 1_000 },
      { layer: "ZJ", requirement: "a", content: yes, baseRevision: 1, editedBy: "p", editedAt: clock.now - 1_000 },
    ]);
    expect(await store.changes.sourcesOf([number, base])).toEqual(
      new Map([
        [number, [source, bareSource]],
        [base, []],
      ]),
    );
    expect((await store.changes.editorsOf([number])).get(number)?.toSorted()).toEqual(["p", "q"]);
    const reviews = (await store.changes.reviewsOf([number])).get(number) ?? [];
    expect(reviews.map(({ verdict, changeVersion, comment, at }) => [verdict, changeVersion, comment, at])).toEqual([
      ["REJECTED", 1, "请补来源", clock.now],
      ["APPROVED", 2, null, clock.now],
    ]);
    expect((await store.changes.commentsOf([number])).get(number)?.map(({ text }) => text)).toEqual(["已补"]);
    expect((await store.changes.revertsOf([base])).get(base)?.map((revert) => revert.number)).toEqual([number]);
  });

  test("is written only by those who saw its version", async () => {
    const { store } = await anyStore();
    const { number } = await store.transaction((tx) =>
      tx.changes.create({ title: "一", reason: "二", authorId: null }),
    );
    const update = (seen: number, title: string) =>
      store.transaction((tx) => tx.changes.update(number, seen, { title }));
    expect((await update(1, "甲"))?.version).toBe(2);
    expect(await update(1, "乙")).toBeNull();
    expect(await update(3, "丙")).toBeNull();
    expect((await store.changes.byNumber([number]))[0]?.title).toBe("甲");
  });

  test("takes effect in the order of days", async () => {
    const { store } = await anyStore();
    for (const day of ["2026-05-02", "2026-05-01", "2026-05-03", "2026-04-30"])
      await publish(store, [revisionOf("ZJ", "a", yes, day)], day);
    const between = await store.changes.takingEffect("2026-04-30", "2026-05-02");
    expect(between.map(({ effectiveFrom }) => effectiveFrom)).toEqual(["2026-05-01", "2026-05-02"]);
  });
});

describe("a revision", () => {
  test("is found by number, and as the latest of its cell whenever it takes effect", async () => {
    const { store, clock } = await anyStore();
    const number = await publish(store, [
      { ...revisionOf("ZJ", "a", no, "2030-01-01"), correction: false },
      { ...revisionOf("ZJ", "a", null, "2020-01-01"), correction: true },
    ]);
    const expected = {
      id: 2,
      layer: "ZJ",
      requirement: "a",
      content: null,
      effectiveFrom: "2020-01-01",
      recordedAt: clock.now,
      changeNumber: number,
      correction: true,
    };
    expect(await store.history.revisions([2, 7, 1])).toMatchObject([expected, null, { id: 1, content: no }]);
    expect(
      await store.history.latestRevisions([
        { layer: "GD", requirement: "a" },
        { layer: "ZJ", requirement: "a" },
      ]),
    ).toEqual([null, expected]);
    expect(await store.history.recordedCells()).toEqual([{ layer: "ZJ", requirement: "a" }]);
  });

  test("makes the versions of the provinces grow that are named, by one", async () => {
    const { store } = await anyStore();
    await store.transaction(async (tx) => {
      await tx.history.bumpProvinceVersions(["ZJ", "GD"]);
      await tx.history.bumpProvinceVersions(["ZJ"]);
    });
    const versions = await store.history.provinceVersions();
    expect([versions.get("ZJ"), versions.get("GD"), versions.get("BJ"), versions.size]).toEqual([2, 1, 0, 31]);
  });
});

test("a content that the database can't have from us is an error, not a rule", async () => {
  const { store, beside } = await anyStore();
  const number = await store.transaction(
    async (tx) => (await tx.changes.create({ title: "一", reason: "二", authorId: null })).number,
  );
  beside().run(
    `INSERT INTO change_edit (change_number, layer, requirement, content, edited_at) VALUES (${number}, 'ZJ', 'a', '{"value":{}}', 1)`,
  );
  await expect(store.changes.editsOf([number])).rejects.toThrow();
});

describe("people and their tokens", () => {
  test("are found again, whatever the case of the e-mail address", async () => {
    const { store, clock } = await anyStore();
    await store.transaction(async (tx) => {
      await tx.people.create({ id: "p", name: "甲", email: "Jia@Example.org", role: "EDITOR" });
    });
    const created = {
      id: "p",
      name: "甲",
      email: "jia@example.org",
      role: "EDITOR",
      disabledAt: null,
      firstPasswordAt: null,
      createdAt: clock.now,
      updatedAt: clock.now,
    };
    expect(await store.people.byEmail("JIA@example.ORG")).toEqual(created);
    expect(await store.people.byId(["x", "p"])).toEqual([null, created]);
    const again = store.transaction((tx) =>
      tx.people.create({ id: "q", name: "乙", email: "JIA@example.org", role: "VIEWER" }),
    );
    await expect(again).rejects.toThrow("UNIQUE");
    clock.now += 5;
    const changed = await store.transaction((tx) => tx.people.update("p", { role: "REVIEWER", disabledAt: clock.now }));
    expect(changed).toEqual({ ...created, role: "REVIEWER", disabledAt: clock.now, updatedAt: clock.now });
    expect(await store.transaction((tx) => tx.people.update("nobody", { name: "丙" }))).toBeNull();
    expect(await store.people.all()).toEqual([changed]);
  });

  test("tokens are known by hash, and revoked once", async () => {
    const { store, clock } = await anyStore();
    const hash = "c".repeat(64);
    await store.transaction(async (tx) => {
      await tx.people.create({ id: "p", name: "甲", email: "a@example.org", role: "EDITOR" });
      await tx.tokens.create({ id: "t", personId: "p", name: "同步程序", hash, expiresAt: clock.now + 1_000 });
      await tx.tokens.touch("t");
    });
    expect(await store.tokens.byHash("d".repeat(64))).toBeNull();
    expect(await store.tokens.byHash(hash)).toMatchObject({
      id: "t",
      personId: "p",
      revokedAt: null,
      lastUsedAt: clock.now,
      expiresAt: clock.now + 1_000,
    });
    const revoke = () => store.transaction((tx) => tx.tokens.revoke("t"));
    expect([await revoke(), await revoke()]).toEqual([true, false]);
    expect((await store.tokens.ofPerson("p")).map(({ revokedAt }) => revokedAt)).toEqual([clock.now]);
  });
});

describe("the audit trail", () => {
  const event = (details: Record<string, unknown>): NewAuditEvent => ({
    actorKind: "PERSON",
    actorId: "p",
    action: "change.create",
    changeNumber: 1,
    subject: null,
    version: 1,
    origin: "127.0.0.1",
    details,
  });

  test("is a chain of hashes over what is read back, without a gap", async () => {
    const { store } = await anyStore();
    for (const details of [{ a: [1, "二"] }, { gone: undefined, kept: null }, {}])
      await store.transaction((tx) => tx.audit.append(event(details), digestOf));
    const events = await store.audit.eventsAfter(0, 100);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    let previous = "0".repeat(64);
    for (const { hash, ...body } of events) {
      expect(body.previousHash).toBe(previous);
      expect(digestOf(body)).toBe(hash);
      previous = hash;
    }
    expect(await store.audit.eventsAfter(1, 1)).toEqual([events[1]]);
    expect(await store.audit.highestSequence()).toBe(3);
  });

  test("is read newest first, by change and by actor", async () => {
    const { store } = await anyStore();
    await store.transaction(async (tx) => {
      for (const [changeNumber, actorId] of [
        [1, "p"],
        [2, "q"],
        [1, "q"],
        [null, "p"],
      ] as const)
        await tx.audit.append({ ...event({}), changeNumber, actorId }, digestOf);
    });
    const sequences = async (filter: { changeNumber?: number; actorId?: string }) =>
      itemsOf(await store.audit.page(filter, { first: 10 })).map(({ sequence }: AuditEvent) => sequence);
    expect(await sequences({})).toEqual([4, 3, 2, 1]);
    expect(await sequences({ changeNumber: 1 })).toEqual([3, 1]);
    expect(await sequences({ actorId: "q" })).toEqual([3, 2]);
    expect(await sequences({ changeNumber: 1, actorId: "q" })).toEqual([3]);
  });

  test("leaves no number of an act that was undone, and tells of events missing at its end", async () => {
    const { store, beside } = await anyStore();
    const undone = store.transaction(async (tx) => {
      await tx.audit.append(event({}), digestOf);
      throw new Error("不行");
    });
    await expect(undone).rejects.toThrow();
    expect(await store.audit.highestSequence()).toBe(0);
    for (let turn = 0; turn < 2; turn += 1) await store.transaction((tx) => tx.audit.append(event({}), digestOf));
    const { dropGuard, run } = beside();
    dropGuard("audit_event_not_deleted");
    run("DELETE FROM audit_event WHERE sequence = 2");
    expect((await store.audit.eventsAfter(0, 100)).length).toBe(1);
    expect(await store.audit.highestSequence()).toBe(2);
  });
});

describe("samples, names of rule books, what was seeded, settings", () => {
  test("samples keep their JSON, their version, and their name while they're current", async () => {
    const { store, clock } = await anyStore();
    const filing = { subject: { nature: "ENTERPRISE", name: "示例公司" }, list: [1, null, "x"] };
    const fresh = {
      id: "s",
      nameZh: "企业",
      nameEn: "Enterprise",
      filing,
      expectations: [{ province: "ZJ", outcome: "PASSES" }],
      updatedBy: null,
    };
    const created = await store.transaction((tx) => tx.samples.create([fresh]));
    const stored = { ...fresh, version: 1, createdAt: clock.now, updatedAt: clock.now, archivedAt: null };
    expect([created, await store.samples.byId(["s"])]).toEqual([[stored], [stored]]);
    expect(await store.transaction((tx) => tx.samples.create([]))).toEqual([]);
    const twin = store.transaction((tx) =>
      tx.samples.create([
        { ...fresh, id: "other", nameZh: "别的" },
        { ...fresh, id: "t" },
      ]),
    );
    await expect(twin).rejects.toThrow("UNIQUE");
    const update = (seen: number) =>
      store.transaction((tx) => tx.samples.update("s", seen, { nameEn: "A company", archivedAt: clock.now }));
    expect(await update(1)).toMatchObject({ version: 2, nameEn: "A company", filing });
    expect(await update(1)).toBeNull();
    expect(await store.samples.current()).toEqual([]);
    await store.transaction((tx) => tx.samples.create([{ ...fresh, id: "t" }]));
    expect((await store.samples.byId(["t", "s", "u"])).map((sample) => sample?.version ?? null)).toEqual([1, 2, null]);
  });

  test("deliveries are made in the order given, one of an event each webhook", async () => {
    const { store, clock } = await anyStore();
    const body = JSON.stringify({ title: "“通知”\n\u0000\ud800" });
    const event = (webhookId: string, eventId: string) => ({
      webhookId,
      type: "ping",
      eventId,
      changeNumber: null,
      body,
    });
    await store.transaction(async (tx) => {
      for (const id of ["a", "b"])
        await tx.webhooks.create({ id, name: id, url: "https://x", secret: id, createdBy: null });
      await tx.deliveries.add([event("a", "1"), event("b", "1"), event("a", "2")]);
      await tx.deliveries.add([event("a", "3"), event("a", "1"), event("b", "2")]);
    });
    const eventsOf = async (id: string) => itemsOf(await store.deliveries.page(id, { last: 10 }));
    expect([await eventsOf("a"), await eventsOf("b")].map((list) => list.map(({ eventId }) => eventId))).toEqual([
      ["3", "2", "1"],
      ["2", "1"],
    ]);
    const [latest] = await eventsOf("b");
    const due = { state: "PENDING", attempts: 0, dueAt: clock.now, claim: null, createdAt: clock.now };
    expect(latest).toEqual({ id: expect.any(Number), ...event("b", "2"), ...due });
  });

  test("a rule book keeps the first name it was given", async () => {
    const { store } = await anyStore();
    const edition = { digest: "e".repeat(64), asOf: "2026-01-01", knownAt: 5 };
    await store.transaction((tx) => tx.editions.keep(edition));
    await store.transaction((tx) => tx.editions.keep({ ...edition, asOf: "2027-01-01" }));
    expect(await store.editions.byDigest(edition.digest)).toEqual(edition);
    expect(await store.editions.byDigest("f".repeat(64))).toBeNull();
  });

  test("an entry of the seed is marked once", async () => {
    const { store } = await anyStore();
    const number = await publish(store, [revisionOf("ZJ", "a", yes, "2026-01-01")]);
    await store.transaction((tx) => tx.seed.recordPublished(["a/ZJ"], number));
    expect(await store.seed.published()).toEqual(new Map([["a/ZJ", number]]));
    await expect(store.transaction((tx) => tx.seed.recordPublished(["a/ZJ"], number))).rejects.toThrow();
  });

  test("what was proposed of an entry is recorded in order, each saying once", async () => {
    const { store } = await anyStore();
    const changeNumber = await publish(store, [revisionOf("ZJ", "a", yes, "2026-01-01")]);
    const first = { entry: "ZJ/a/2026-01-01", saying: 1, content: no, changeNumber };
    const second = { ...first, saying: 2, content: null, changeNumber: null };
    await store.transaction(async (tx) => {
      await tx.seed.recordProposed([first]);
      await tx.seed.recordProposed([second]);
    });
    expect(await store.seed.proposed()).toEqual([first, second]);
    await expect(store.transaction((tx) => tx.seed.recordProposed([{ ...first, content: yes }]))).rejects.toThrow();
    expect(await store.seed.proposed()).toEqual([first, second]);
  });

  test("what was proposed of a definition is recorded in order, each saying once", async () => {
    const { store } = await anyStore();
    const changeNumber = await publish(store, [revisionOf("ZJ", "a", yes, "2026-01-01")]);
    const first = { requirement: "a", saying: 1, content: insurance, changeNumber };
    const second = { ...first, saying: 2, content: null, changeNumber: null };
    await store.transaction(async (tx) => {
      await tx.seed.recordProposedDefinitions([second, { ...first, requirement: "b" }]);
      await tx.seed.recordProposedDefinitions([first]);
    });
    const recorded = [first, second, { ...first, requirement: "b" }];
    expect(await store.seed.proposedDefinitions()).toEqual(recorded);
    const again = store.transaction((tx) => tx.seed.recordProposedDefinitions([{ ...second, content: insurance }]));
    await expect(again).rejects.toThrow();
    expect(await store.seed.proposedDefinitions()).toEqual(recorded);
    expect(await store.seed.proposed()).toEqual([]);
  });

  test("a setting is what it was set to last", async () => {
    const { store } = await anyStore();
    expect(await store.settings.get("k")).toBeNull();
    for (const value of ["1", "2"]) await store.transaction((tx) => tx.settings.put("k", value));
    expect(await store.settings.get("k")).toBe("2");
  });
});
