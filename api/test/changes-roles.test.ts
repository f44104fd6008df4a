import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChangeAnswer, Operation, Result } from "./change-steps.ts";
import { at, drafted, take, took } from "./change-steps.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

type Status = "DRAFT" | "IN_REVIEW" | "APPROVED" | "REJECTED" | "WITHDRAWN" | "SCHEDULED" | "PUBLISHED";
type Who = "STRANGER" | "VIEWER" | "EDITOR" | "REVIEWER" | "ADMINISTRATOR";

const whos: readonly Who[] = ["STRANGER", "VIEWER", "EDITOR", "REVIEWER", "ADMINISTRATOR"];
const operations: readonly Exclude<Operation, "createChange">[] = [
  "editChange",
  "submitChange",
  "reviewChange",
  "publishChange",
  "withdrawChange",
  "revertChange",
];

/** The states in which an operation can be done by those who may; anything else is a Conflict. */
const possible: Readonly<Record<Exclude<Operation, "createChange">, readonly Status[]>> = {
  editChange: ["DRAFT", "IN_REVIEW", "APPROVED", "REJECTED"],
  submitChange: ["DRAFT"],
  reviewChange: ["IN_REVIEW"],
  publishChange: ["APPROVED"],
  withdrawChange: ["DRAFT", "IN_REVIEW", "APPROVED", "REJECTED"],
  revertChange: ["SCHEDULED", "PUBLISHED"],
};
/** Who may do it at all, to a change that others wrote. */
const allowed: Readonly<Record<Operation, readonly Who[]>> = {
  createChange: ["EDITOR", "REVIEWER", "ADMINISTRATOR"],
  editChange: ["EDITOR", "REVIEWER", "ADMINISTRATOR"],
  submitChange: ["EDITOR", "REVIEWER", "ADMINISTRATOR"],
  reviewChange: ["REVIEWER", "ADMINISTRATOR"],
  publishChange: ["REVIEWER", "ADMINISTRATOR"],
  withdrawChange: ["REVIEWER", "ADMINISTRATOR"],
  revertChange: ["EDITOR", "REVIEWER", "ADMINISTRATOR"],
};

let server: TestServer;
let author: TestPerson;
let approver: TestPerson;
let people: Readonly<Record<Exclude<Who, "STRANGER">, TestPerson>>;
let age = 20;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  author = await server.person("EDITOR");
  approver = await server.person("REVIEWER");
  people = {
    VIEWER: await server.person("VIEWER"),
    EDITOR: await server.person("EDITOR"),
    REVIEWER: await server.person("REVIEWER"),
    ADMINISTRATOR: await server.person("ADMINISTRATOR"),
  };
}, 60_000);
afterAll(() => server.close());

describe.each(operations)("%s", (operation) => {
  describe.each(["DRAFT", "IN_REVIEW", "APPROVED", "REJECTED", "WITHDRAWN", "SCHEDULED", "PUBLISHED"] as const)(
    "of one that is %s",
    (status) => {
      // Refusals leave the change as it is, so all who are refused are tried on one.
      it("is for those who may", async () => {
        for (const who of whos) {
          const change = await inState(status);
          const result = await attempt(operation, change, who);
          expect([who, result.__typename]).toEqual([who, expected(operation, status, who)]);
        }
      });
    },
  );
});

describe("createChange", () => {
  it.each(whos)("by a %s", async (who) => {
    const as = who === "STRANGER" ? undefined : people[who];
    const result = await take(server, "createChange", { title: "题", reason: "因" }, as);
    expect(result.__typename).toBe(allowed.createChange.includes(who) ? "ChangeSuccess" : "NotAllowed");
  });
});

describe("withdrawing", () => {
  it("is for the author too", async () => {
    const change = await inState("IN_REVIEW");
    expect((await took(server, "withdrawChange", at(change), author)).status).toBe("WITHDRAWN");
  });
});

describe("a person who was demoted or disabled", () => {
  it("loses the right at once, and what they did stands", async () => {
    const demoted = await server.person("REVIEWER");
    const draft = await drafted(server, author, [edit()]);
    const submitted = await took(server, "submitChange", at(draft), author);
    const good = await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, demoted);
    await server.app.domain.people.changeRole({ kind: "SYSTEM", origin: "test" }, demoted.person.id, "VIEWER");
    expect((await take(server, "publishChange", at(good), demoted)).__typename).toBe("NotAllowed");
    expect((await took(server, "publishChange", at(good), approver)).status).toBe("PUBLISHED");
  });
});

function expected(operation: Exclude<Operation, "createChange">, status: Status, who: Who): Result["__typename"] {
  // An editor may withdraw in general, so it is told first that the change can't be withdrawn any more.
  const may = operation === "withdrawChange" && who === "EDITOR" && !possible[operation].includes(status);
  if (!may && !allowed[operation].includes(who)) return "NotAllowed";
  return possible[operation].includes(status) ? "ChangeSuccess" : "Conflict";
}

function attempt(operation: Operation, change: ChangeAnswer, who: Who): Promise<Result> {
  const more =
    operation === "reviewChange" ? { verdict: "APPROVED" } : operation === "editChange" ? { title: "新题" } : {};
  return take(server, operation, { ...at(change), ...more }, who === "STRANGER" ? undefined : people[who]);
}

/** A value that the cell never had. */
function edit() {
  age += 1;
  return { province: "ZJ", requirement: "organisation-minimum-age", value: (age % 100) + 1 };
}

/** A new change of the author's in that state. */
async function inState(status: Status): Promise<ChangeAnswer> {
  const draft = await drafted(server, author, [edit()]);
  if (status === "DRAFT") return draft;
  if (status === "WITHDRAWN") return took(server, "withdrawChange", at(draft), author);
  const submitted = await took(server, "submitChange", at(draft), author);
  if (status === "IN_REVIEW") return submitted;
  const verdict = status === "REJECTED" ? "REJECTED" : "APPROVED";
  const reviewed = await took(server, "reviewChange", { ...at(submitted), verdict }, approver);
  if (status === "REJECTED" || status === "APPROVED") return reviewed;
  const date = status === "SCHEDULED" ? { effectiveFrom: "2027-06-01" } : {};
  return took(server, "publishChange", { ...at(reviewed), ...date }, approver);
}
