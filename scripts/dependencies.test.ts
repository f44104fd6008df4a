import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./child.mjs";

const packages = [".", "shared", "drizzle", "api", "admin", "docs/recipes", "browser"];

test("docs/dependencies.md names every dependency, and no other", () => {
  const used = new Set(packages.flatMap(dependenciesOf));
  const rows = readFileSync(join(root, "docs/dependencies.md"), "utf8").matchAll(/^\| ([^|]+) \|/gm);
  const named = [...rows]
    .flatMap(([, names = ""]) => names.split(", "))
    .filter((name) => !/^(package|---)$/.test(name));
  expect([...used].filter((name) => !named.includes(name))).toEqual([]);
  expect(named.filter((name) => !used.has(name))).toEqual([]);
});

test("every dependency is pinned to one version", () => {
  for (const folder of packages) {
    for (const [name, version] of Object.entries(allDependencies(folder))) {
      expect(version, `${name} in ${folder}`).toMatch(/^(\d+\.\d+\.\d+|workspace:\*)$/);
    }
  }
});

function dependenciesOf(folder: string): string[] {
  return Object.keys(allDependencies(folder)).filter((name) => !name.startsWith("@beian/"));
}

function allDependencies(folder: string): Record<string, string> {
  const manifest: Record<
    "dependencies" | "devDependencies" | "optionalDependencies",
    Record<string, string> | undefined
  > = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  return { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
}
