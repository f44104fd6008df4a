import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./child.mjs";
import { allowed, exceptions, licencesInUse, outsideAllowed } from "./licences.mjs";

test("every package that the product is made of has a licence that is allowed", { timeout: 120_000 }, async () => {
  const byLicence = await licencesInUse();
  expect([...byLicence.values()].flat().length).toBeGreaterThan(100);
  const names = [...byLicence.values()].flat();
  for (const used of ["graphql-yoga", "better-sqlite3", "next", "zod"])
    expect(names.some((one) => one.startsWith(`${used}@`))).toBe(true);
  expect(outsideAllowed(byLicence)).toEqual([]);
});

test.each([
  ["GPL-3.0-only", ["a@1.0.0"]],
  ["Unknown", ["a@1.0.0"]],
  ["MIT AND GPL-2.0-only", ["a@1.0.0"]],
  ["LGPL-3.0-or-later", ["a@1.0.0"]],
  // What is an exception is one under its own licence.
  ["GPL-3.0-only", ["caniuse-lite@1.0.0"]],
])("%s would be told", (licence, packages) => {
  expect(outsideAllowed(new Map([[licence, packages]]))).toEqual(packages.map((one) => `${one}: ${licence}`));
});

test.each(["MIT", "(MIT OR GPL-3.0-only)", "Apache-2.0 AND MIT"])("%s is fit", (licence) => {
  expect(outsideAllowed(new Map([[licence, ["a@1.0.0"]]]))).toEqual([]);
});

test("docs/licences.md names what is allowed and each exception", () => {
  const text = readFileSync(join(root, "docs/licences.md"), "utf8");
  for (const licence of allowed) expect(text).toContain(`\`${licence}\``);
  for (const [name, { licence }] of Object.entries(exceptions)) {
    expect(text).toContain(`\`${name}\``);
    expect(text).toContain(licence);
  }
});
