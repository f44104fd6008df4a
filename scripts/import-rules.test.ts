import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./child.mjs";

// Every import is planted into a tree of its own under the repository's own biome.json.
const forbidden = [
  ["shared/src/a.ts", `import { x } from "@beian/api";`],
  ["shared/src/a.ts", `import { x } from "../../api/src/domain/x.ts";`],
  ["shared/src/a.ts", `import { x } from "../../admin/components/x.tsx";`],
  ["shared/src/a.ts", `import x from "../../drizzle/seed/x.json" with { type: "json" };`],
  ["shared/src/a.ts", `import { x } from "drizzle-orm/sqlite-core";`],
  ["shared/src/a.ts", `import { GraphQLSchema } from "graphql";`],
  ["shared/src/a.ts", `import { readFileSync } from "node:fs";`],
  ["shared/src/a.ts", `import { readFileSync } from "fs";`],
  ["shared/src/a.ts", `export const x = await import("node:crypto");`],
  ["shared/src/a.test.ts", `import { x } from "@beian/api";`],
  ["shared/src/validate/a.ts", `import { shippedCatalogue } from "../catalogue/shipped.ts";`],
  ["shared/src/validate/a.ts", `import { definitions } from "../catalogue/definitions.generated.ts";`],
  ["drizzle/schema.ts", `import { x } from "../api/src/domain/x.ts";`],
  ["drizzle/schema.ts", `import { x } from "../shared/src/locale.ts";`],
  ["api/src/main.ts", `import Database from "better-sqlite3";`],
  ["api/src/app.ts", `import { x } from "@beian/drizzle";`],
  ["api/src/cli/a.ts", `import { DatabaseSync } from "node:sqlite";`],
  ["api/src/app.ts", `import { x } from "../../admin/x.ts";`],
  ["api/src/app.ts", `import { x } from "../../shared/src/locale.ts";`],
  ["api/src/domain/a.ts", `import SchemaBuilder from "@pothos/core";`],
  ["api/src/domain/a.ts", `import type { GraphQLError } from "graphql";`],
  ["api/src/domain/a.ts", `export { GraphQLError } from "graphql";`],
  ["api/src/domain/a.ts", `export * from "graphql-yoga";`],
  ["api/src/domain/deep/a.ts", `import { x } from "../../graphql/x.ts";`],
  ["api/src/domain/a.ts", `import { shippedCatalogue } from "@beian/shared";`],
  ["api/src/domain/acting/a.ts", `import { shippedCatalogue } from "@beian/shared";`],
  ["api/src/graphql/a.ts", `import { shippedCatalogue } from "@beian/shared";`],
  ["api/src/answering/a.ts", `import { shippedCatalogue } from "@beian/shared";`],
  ["admin/app/a.ts", `import { shippedCatalogue } from "@beian/shared";`],
  ["api/src/domain/a.ts", `import { sql } from "drizzle-orm";`],
  ["api/src/domain/a.ts", `import { revisions } from "@beian/drizzle";`],
  ...["app", "bring-rules", "config", "serve", "server"].flatMap((name) => [
    ["api/src/domain/a.ts", `import { x } from "../${name}.ts";`] as const,
    ["api/src/domain/deep/a.ts", `import type { X } from "../../${name}.ts";`] as const,
    ["api/src/domain/acting/a.ts", `import { x } from "../../${name}.ts";`] as const,
    ["api/src/graphql/a.ts", `import { x } from "../${name}.ts";`] as const,
    ["api/src/answering/a.ts", `import { x } from "../${name}.ts";`] as const,
    ["api/src/store/a.ts", `import { x } from "../${name}.ts";`] as const,
    ["api/src/store/ports/a.ts", `import type { X } from "../../${name}.ts";`] as const,
    ["api/src/http/a.ts", `import { x } from "../${name}.ts";`] as const,
    ["api/src/auth/a.ts", `import { x } from "../${name}.ts";`] as const,
    ["api/src/operations/a.ts", `import { x } from "../${name}.ts";`] as const,
  ]),
  ...["http", "auth", "operations", "webhooks", "store", "store/ports", "store/sqlite"].map(
    (folder) => [`api/src/${folder}/a.ts`, `import { shippedCatalogue } from "@beian/shared";`] as const,
  ),
  ["api/src/domain/a.ts", `import { x } from "../auth/x.ts";`],
  ["api/src/domain/a.ts", `import { x } from "../store/open.ts";`],
  ["api/src/domain/acting/a.ts", `import { x } from "../../store/backup-file.ts";`],
  ["api/src/http/a.ts", `import { x } from "../store/open.ts";`],
  ["api/src/store/ports/a.ts", `import type { person } from "@beian/drizzle";`],
  ["api/src/graphql/a.ts", `import { x } from "../store/x.ts";`],
  ["api/src/graphql/deep/a.ts", `import type { X } from "../../store/x.ts";`],
  ["api/src/graphql/a.ts", `export const x = await import("../store/x.ts");`],
  ["api/src/graphql/a.ts", `import { sql } from "drizzle-orm";`],
  ["api/src/graphql/a.ts", `import { x } from "../answering/x.ts";`],
  ["api/src/graphql/a.ts", `import { x } from "../http/x.ts";`],
  ["api/src/graphql/deep/a.ts", `import { x } from "../../answering/x.ts";`],
  ["api/src/domain/a.ts", `import { x } from "../answering/x.ts";`],
  ["api/src/answering/a.ts", `import { x } from "../http/x.ts";`],
  ["api/src/answering/a.ts", `import { x } from "../store/x.ts";`],
  ["api/src/answering/a.ts", `import { sql } from "drizzle-orm";`],
  ["api/src/store/a.ts", `import { x } from "../answering/x.ts";`],
  ["api/src/store/a.ts", `import { x } from "../graphql/x.ts";`],
  ["api/src/store/a.ts", `import { GraphQLError } from "graphql";`],
  ["api/test/a.test.ts", `import { x } from "../src/store/sqlite/x.ts";`],
  ["api/test/kill/a.ts", `import { x } from "../../src/store/sqlite/x.ts";`],
  ["api/src/store/ports/a.ts", `import type { X } from "../sqlite/x.ts";`],
  ["api/src/store/ports/a.ts", `import type { Database } from "better-sqlite3";`],
  ["api/src/store/ports/a.ts", `import type { SQL } from "drizzle-orm";`],
  ["api/src/store/ports/a.ts", `import type { person } from "@beian/drizzle/schema";`],
  ["api/src/store/ports/a.ts", `import type { X } from "../../domain/x.ts";`],
  ["api/src/store/sqlite/a.ts", `import { x } from "../../domain/x.ts";`],
  ["api/src/store/a.ts", `import type { X } from "../domain/x.ts";`],
  ["api/src/app.ts", `import { x } from "./store/sqlite/x.ts";`],
  ["api/src/cli/a.ts", `export const x = await import("../store/sqlite/x.ts");`],
  ["api/src/operations/a.ts", `import type { X } from "../store/sqlite/x.ts";`],
  ["api/src/domain/a.ts", `import type { X } from "../store/sqlite/x.ts";`],
  ["api/scripts/a.ts", `import { x } from "../src/store/sqlite/x.ts";`],
  ["api/test/store/contract/a.test.ts", `import Database from "better-sqlite3";`],
  ["api/test/store/contract/a.test.ts", `import { x } from "../sqlite/x.ts";`],
  ["api/test/store/contract/a.test.ts", `import { x } from "../../../src/store/sqlite/x.ts";`],
  ["api/src/domain/acting/a.ts", `import { x } from "../changes/x.ts";`],
  ["api/src/domain/acting/a.ts", `import type { X } from "../people.ts";`],
  ["api/src/domain/acting/a.ts", `import { x } from "../../store/sqlite/x.ts";`],
  ["api/src/domain/acting/a.ts", `import { x } from "../../graphql/x.ts";`],
  ["admin/components/a.ts", `import { x } from "@beian/api";`],
  ["admin/components/a.ts", `import { x } from "../../api/src/domain/x.ts";`],
  ["admin/app/provinces/[code]/page.tsx", `import { x } from "../../../../drizzle/schema.ts";`],
  ["admin/components/a.ts", `import { sql } from "drizzle-orm";`],
  ["admin/components/a.ts", `import { x } from "../../shared/src/locale.ts";`],
  ["admin/theme/a.ts", `import { x } from "../components/x.tsx";`],
  ["admin/i18n/a.ts", `import type { X } from "../app/x.ts";`],
  ["admin/operations/a.ts", `import { x } from "../session/x.ts";`],
  ["admin/gateway/a.ts", `import type { X } from "../session/x.ts";`],
  ["admin/graphql/a.ts", `import { x } from "../session/x.ts";`],
  ["admin/graphql/a.ts", `import type { X } from "../drafts/x.ts";`],
  ["admin/loading/a.tsx", `import { x } from "../components/x.tsx";`],
  ["admin/session/a.ts", `import { x } from "../fields/x.tsx";`],
  ["admin/session/a.ts", `import type { X } from "../drafts/x.ts";`],
  ["admin/session/a.ts", `export const x = await import("../components/x.tsx");`],
  ["admin/fields/a.ts", `import { x } from "../words/x.ts";`],
  ["admin/fields/a.ts", `import type { X } from "../components/x.tsx";`],
  ["admin/words/a.ts", `import { x } from "../components/x.tsx";`],
  ["admin/words/a.ts", `import type { X } from "../drafts/x.ts";`],
  ["admin/components/a.ts", `import { x } from "../drafts/x.ts";`],
  ["admin/components/deep/a.ts", `import type { X } from "../../app/changes/[number]/x.ts";`],
  ["admin/components/a.ts", `import { x } from "../frame/x.tsx";`],
  ["admin/drafts/a.ts", `import { x } from "../rules/x.tsx";`],
  ["admin/drafts/a.ts", `import type { X } from "../app/x.ts";`],
  ["admin/rules/a.ts", `import { x } from "../frame/x.tsx";`],
  ["admin/rules/a.ts", `import type { X } from "../app/x.ts";`],
  ["admin/frame/a.tsx", `import { x } from "../app/provinces/x.ts";`],
  ["admin/frame/search/a.tsx", `import type { X } from "../../app/x.ts";`],
  ["admin/frame/a.ts", `import { x } from "../../api/src/domain/x.ts";`],
  ...["graphql", "session", "fields", "words", "components", "drafts", "rules", "frame"].map(
    (folder) => [`admin/${folder}/a.ts`, `import { x } from "../exports/x.ts";`] as const,
  ),
] as const;

const allowed = [
  ["shared/src/a.ts", `import { z } from "zod";`],
  ["shared/src/a.ts", `import { x } from "./values/api-value.ts";`],
  ["shared/src/a.test.ts", `import { readFileSync } from "node:fs";`],
  ["shared/src/validate/a.test.ts", `import { shippedCatalogue } from "../catalogue/shipped.ts";`],
  ["shared/src/validate/a.ts", `import type { Catalogue } from "../catalogue/catalogue.ts";`],
  ["api/src/serve.ts", `import { x } from "./app.ts";`],
  ["drizzle/schema.ts", `import { sqliteTable } from "drizzle-orm/sqlite-core";`],
  ["api/src/store/a.ts", `import Database from "better-sqlite3";`],
  ["api/src/store/a.ts", `import { revisions } from "@beian/drizzle";`],
  ["api/src/store/ports/a.ts", `import type { Layer } from "@beian/shared";`],
  ["api/src/store/ports/a.ts", `import type { roles } from "@beian/drizzle/kinds";`],
  ["api/src/store/ports/a.ts", `import type { X } from "./x.ts";`],
  ["api/src/store/sqlite/a.ts", `import type { X } from "../ports/x.ts";`],
  ["api/src/domain/a.ts", `import { validate } from "@beian/shared";`],
  ["api/src/domain/a.ts", `import type { X } from "../store/ports/x.ts";`],
  ["api/src/domain/acting/a.ts", `import type { X } from "../../store/ports/x.ts";`],
  ["api/src/domain/changes/a.ts", `import { x } from "../acting/x.ts";`],
  ["api/src/app.ts", `import { x } from "./store/open.ts";`],
  ["api/src/graphql/a.ts", `import { x } from "../domain/x.ts";`],
  ["api/src/graphql/a.ts", `import SchemaBuilder from "@pothos/core";`],
  ["api/src/answering/a.ts", `import { x } from "../graphql/x.ts";`],
  ["api/src/http/a.ts", `import { x } from "../answering/x.ts";`],
  ["api/src/app.ts", `import { x } from "./store/x.ts";`],
  ["api/test/a.test.ts", `import Database from "better-sqlite3";`],
  ["api/test/store/contract/a.test.ts", `import { x } from "./any-store.ts";`],
  ["api/test/store/sqlite/a.test.ts", `import Database from "better-sqlite3";`],
  ["admin/app/page.tsx", `import { validate } from "@beian/shared";`],
  ["admin/session/a.ts", `import { x } from "../graphql/x.ts";`],
  ["admin/fields/a.ts", `import { x } from "../session/x.ts";`],
  ["admin/words/a.ts", `import { x } from "../fields/x.tsx";`],
  ["admin/components/a.ts", `import { x } from "../words/x.ts";`],
  ["admin/drafts/a.ts", `import { x } from "../components/x.tsx";`],
  ["admin/rules/a.ts", `import { x } from "../drafts/x.ts";`],
  ["admin/frame/a.ts", `import { x } from "../drafts/x.ts";`],
  ["admin/app/a.ts", `import { x } from "../frame/x.tsx";`],
  ["admin/app/a.ts", `import { x } from "../app/api/auth/x.ts";`],
] as const;

/** Two that know each other by their types alone. */
const circle = [
  ["api/src/domain/circle-a.ts", `import type { B } from "./circle-b.ts";\nexport interface A { readonly b: B }`],
  ["api/src/domain/circle-b.ts", `import type { A } from "./circle-a.ts";\nexport interface B { readonly a: A }`],
] as const;

const rules = ["lint/style/noRestrictedImports", "lint/correctness/noNodejsModules", "lint/suspicious/noImportCycles"];
let flagged = new Set<string>();
const folder = mkdtempSync(join(tmpdir(), "beian-imports-"));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  copyFileSync(join(root, "biome.json"), join(folder, "biome.json"));
  for (const [index, [file, line]] of [...forbidden, ...allowed].entries()) {
    const path = join(folder, plantedName(file, index));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${line}\n`);
  }
  for (const [file, text] of circle) writeFileSync(join(folder, file), `${text}\n`);
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const report: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(stdout);
  const ours = report.diagnostics.filter(({ category }) => rules.includes(category));
  flagged = new Set(ours.map(({ location }) => location.path));
});

test.each(forbidden.map(([file, line], index) => [file, line, index] as const))(
  "%s: %s is refused",
  (file, _, index) => {
    expect(flagged).toContain(plantedName(file, index));
  },
);

test.each(allowed.map(([file, line], index) => [file, line, index + forbidden.length] as const))(
  "%s: %s is allowed",
  (file, _, index) => {
    expect(flagged).not.toContain(plantedName(file, index));
  },
);

test("a circle is refused, even one of types", () => {
  for (const [file] of circle) expect(flagged).toContain(file);
});

/** A name of its own for each planted file, in the folder that its rule is about. */
function plantedName(file: string, index: number): string {
  return file.replace(/([^/.]+)((?:\.test)?\.tsx?)$/, `$1-${index}$2`);
}
