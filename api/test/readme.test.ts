import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "./harness.ts";

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
  const { stdout } = await promisify(execFile)("bash", ["-c", command], { timeout: 20_000 });
  const { data, errors } = JSON.parse(stdout);
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).toMatch(/legal representative|PRINCIPAL_MUST_BE_LEGAL_REP/);
});
