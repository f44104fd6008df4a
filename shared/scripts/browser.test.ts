import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { rulebookExample } from "../src/rulebook/rulebook.example.ts";

const folder = fileURLToPath(new URL("../src/", import.meta.url));

/** What a browser gets of a page's imports, by the bundler; it refuses whatever is of Node. */
async function bundled(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "page",
    target: "es2022",
  });
  return outputFiles[0]?.text ?? "";
}

/** What a page gets over the wire, in kB of 1,000 bytes. */
function sizeOf(code: string): number {
  return gzipSync(code, { level: 9 }).length / 1_000;
}

test("a page that validates runs on what every browser has, and nothing of Node's", async () => {
  const code = await bundled(`export { openRulebook, parseFiling } from "./index.ts"`);
  const context = createContext({
    URL,
    TextEncoder,
    TextDecoder,
    crypto,
    input: "",
    document: rulebookExample({ CN: { "house-number": "REQUIRED" } }),
  });
  const codes: string = await runInContext(
    `${code};
    const parsed = page.parseFiling({
      subject: { nature: "INDIVIDUAL", name: "A", communicationAddress: "杭州市文三路",
        certificate: { type: "OTHER", number: "1", address: "杭州市文三路" } },
      principal: { name: "A", mobile: "13800000001" },
    });
    page.openRulebook(document).then(({ compiled }) =>
      JSON.stringify(compiled.validate(parsed.filing, { today: "2026-11-24" }).findings.map((found) => found.draft.kind.code)))`,
    context,
  );
  expect(JSON.parse(codes)).toEqual(["ADDRESS_NO_HOUSE_NUMBER"]);
});

test("its size is what the recipes say, and a page pays only for what it uses", async () => {
  const stated = /take (\d+) kB of JavaScript/.exec(
    readFileSync(new URL("../../docs/recipes/README.md", import.meta.url), "utf8"),
  );
  const whole = sizeOf(await bundled(`export { openRulebook, parseFiling } from "./index.ts"`));
  expect(Math.abs(whole - Number(stated?.[1]))).toBeLessThan(5);
  expect(sizeOf(await bundled(`export { provinceOf } from "./index.ts"`))).toBeLessThan(4);
  expect(sizeOf(await bundled(`export { parseFiling } from "./index.ts"`))).toBeLessThan(40);
});
