import { execute, isCompositeType, parse, validate } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPublished } from "../src/answering/published-only.ts";
import type { Context } from "../src/graphql/builder.ts";
import { createContext } from "../src/graphql/context.ts";
import { schema } from "../src/graphql/schema.ts";
import type { TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";
import { walksOf } from "./schema-walk.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T02:00:00Z" });
});
afterAll(() => server.close());

/** Whoever looks at who asks is told of. */
function unseen<Value extends object>(what: string): Value {
  const refuse = () => {
    throw new Error(`looked at the ${what}`);
  };
  return new Proxy<Value>(Object.create(null), { get: refuse, has: refuse, ownKeys: refuse });
}

function contextOfNobody(): Context {
  return createContext(server.app.domain, {
    actor: unseen("actor"),
    actorNow: () => Promise.reject(new Error("looked at the actor again")),
    events: unseen("events"),
    listsInTurns: false,
  });
}

const requirement = "principal-legal-representative";
const day = 'asOf: "2026-11-24"';
const walks = walksOf(schema, {
  follows: (field, parent) => isPublished(field, parent, parent === schema.getQueryType()),
  ways: 3,
  given: {
    "Query.province": ["code: ZJ"],
    "Query.provinces": ["codes: [ZJ, BJ]"],
    "Query.requirement": [requirement, "contact-number-demands", "organisation-minimum-age"].map(
      (key) => `key: "${key}"`,
    ),
    "Query.requirements": ["topic: PRINCIPAL"],
    "Query.question": ['key: "question5"'],
    "Query.comparison": [`provinces: [ZJ, BJ, GD], requirements: ["${requirement}"], ${day}`],
    "Query.difference": ['from: { province: ZJ, asOf: "2026-11-01" }, to: { province: BJ, asOf: "2026-11-24" }'],
    "Province.rule": [`requirement: "${requirement}"`],
    "Question.answer": ["", "province: ZJ", "locale: EN"],
  },
});

test("every field of a published type is walked", () => {
  const walked = new Set(walks.map(({ field }) => field));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isCompositeType(type) || !("getFields" in type) || type.extensions.published !== true) continue;
    for (const field of Object.values(type.getFields()))
      if (isPublished(field, type, false)) expect(walked).toContain(`${type.name}.${field.name}`);
  }
  expect(walks.length).toBeGreaterThan(100);
});

test("no field that is kept for everybody looks at who asks", { timeout: 180_000 }, async () => {
  for (const { query } of walks) {
    const document = parse(query);
    expect([query, validate(schema, document)]).toEqual([query, []]);
    const result = await execute({ schema, document, contextValue: contextOfNobody() });
    expect([query, result.errors]).toEqual([query, undefined]);
  }
});

test("the same walk would notice one that does", async () => {
  const result = await execute({ schema, document: parse("{ viewer { name } }"), contextValue: contextOfNobody() });
  expect(result.errors?.[0]?.message).toContain("looked at the actor");
});
