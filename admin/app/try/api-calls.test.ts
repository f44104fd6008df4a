import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { startingPoints } from "@beian/shared";
import { buildSchema, parse, validate } from "graphql";
import { expect, test } from "vitest";
import { curlCommand, validateFilingCall, variablesOf } from "./api-calls.ts";

test("the call is one that the API's schema takes", () => {
  const schema = buildSchema(readFileSync(new URL("../../../api/schema.graphql", import.meta.url), "utf8"));
  expect(validate(schema, parse(validateFilingCall))).toEqual([]);
});

test("a shell hands on exactly what is to be sent, quotes and all", () => {
  const filing = { ...startingPoints[0]?.filing("BJ"), note: `O'Brien's "$HOME" \\ \`id\` 中文` };
  const variables = variablesOf(filing, "BJ");
  const command = curlCommand("http://127.0.0.1:3000", variables).replace(/^curl/, "printf '%s\\n'");
  const args = execFileSync("sh", ["-c", command], { encoding: "utf8" }).trimEnd().split("\n");
  expect(args.slice(0, 4)).toEqual([
    "http://127.0.0.1:3000/graphql",
    "-H",
    "content-type: application/json",
    "--data-binary",
  ]);
  expect(JSON.parse(args.slice(4).join("\n"))).toEqual({ query: validateFilingCall, variables });
});
