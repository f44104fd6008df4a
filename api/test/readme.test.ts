import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/```sh\n(curl [\s\S]*?)```/g)].map((block) => block[1] ?? "");

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test("the README shows a query and a validation", () => {
  expect(examples).toHaveLength(2);
});

test.each(examples)("answers as pasted: %s", async (example) => {
  const command = example.replace("http://127.0.0.1:4000", server.url);
  expect(command).toContain(server.url);
  const answer = await fetch(await requestOf(command));
  const { data, errors } = (await answer.json()) as { data: unknown; errors: unknown };
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).toMatch(/legal representative|PRINCIPAL_MUST_BE_LEGAL_REP/);
});

/** What a shell makes of a command for curl, which not every machine has that runs the tests. */
async function requestOf(command: string): Promise<Request> {
  const script = `curl() { printf '%s\\0' "$@"; cat; }\n${command}`;
  const { stdout } = await promisify(execFile)("sh", ["-c", script], { timeout: 20_000 });
  const [silent, url = "", header, type = "", data, from, body] = stdout.split("\0");
  expect([silent, header, data, from]).toEqual(["-s", "-H", "-d", "@-"]);
  const [name = "", value = ""] = type.split(": ");
  return new Request(url, { method: "POST", headers: { [name]: value }, body, signal: AbortSignal.timeout(20_000) });
}
