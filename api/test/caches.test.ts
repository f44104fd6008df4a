import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { keyOf } from "../src/key-of.ts";

const folder = new URL("../src/", import.meta.url);

/** A cache whose keys are one text behind a fixed word, which can't be put together in two ways. */
const ofOnePart: readonly string[] = ["auth/sign-in-attempts.ts"];
/** Names of hosts with their ports, which a colon separates in addresses as well. */
const ofHosts: readonly string[] = ["webhooks/allowed-hosts.ts"];

/** What keeps things by keys that aren't made by keyOf, by file. */
function unsafeIn(file: string, text: string): readonly string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  const found: string[] = [];
  for (const [cache, key] of code.matchAll(/\bnew (?:LRUCache|TTLCache)<([^,>]*)/g))
    if (key !== "Key" && !(key === "string" && ofOnePart.includes(file))) found.push(`${cache}>`);
  // A loader's own key is the third of its types; an object's identity would never be found again.
  for (const [cache, key] of code.matchAll(/\bDataLoader<[^;=()]*?,\s*(\w+)>[;(]/g))
    if (code.includes(`cacheKeyFn`) && key === "string") found.push(cache);
  for (const [call] of code.matchAll(/\.(?:get|set|has|delete|add|load|prime|clear)\(`[^`]*\$\{[^`]*\$\{[^`]*`/g))
    if (!ofHosts.includes(file)) found.push(call);
  for (const [key] of code.matchAll(/\b(?:const \w*key\w* =|cacheKeyFn:[^;\n]*=>)\s*`[^`]*\$\{[^`]*\$\{[^`]*`/gi))
    found.push(key);
  for (const [group] of code.matchAll(/\b(?:Map|Object)\.groupBy\([^;]*?`[^`]*\$\{[^`]*\$\{[^`]*`/g)) found.push(group);
  return found.map((one) => `${file}: ${one}`);
}

const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => [name, readFileSync(new URL(name, folder), "utf8")] as const);

test("whatever is kept by a key of several parts has one that keyOf made", () => {
  const caches = sources.filter(([, text]) => /LRUCache<|keeper<|DataLoader</.test(text));
  expect(caches.length).toBeGreaterThan(7);
  expect(sources.flatMap(([name, text]) => unsafeIn(name, text))).toEqual([]);
});

// An @ stands for the sign that begins a part of a template.
test.each([
  ["a cache by any text", "const kept = new LRUCache<string, Answer>({ max: 1 });"],
  ["a text with a space between two parts", "kept.get(`@{name} @{query}`);"],
  ["the same, named before", "const key = `@{name}\\n@{query}`;"],
  ["a loader's key", "x: new DataLoader<Change, Edit[], string>(load, { cacheKeyFn: (c) => c.x })"],
  ["the same, by what it is made of", "cacheKeyFn: ({ number, version }) => `@{number}/@{version}`"],
  ["groups", "Map.groupBy(all, ({ a, b }) => `@{a} @{b}`)"],
])("it would be noticed: %s", (_, code) => {
  expect(unsafeIn("a.ts", code.replaceAll("@", "$"))).not.toEqual([]);
});

test("no two lists of parts have one key", () => {
  const lists: (string | number | boolean | null)[][] = [
    ["a", "b c"],
    ["a b", "c"],
    ["a\n", "b"],
    ["a", "\nb"],
    ['a","b'],
    ["a", "b"],
    [null, "a"],
    ["null", "a"],
    ["", "a"],
    ["a", ""],
    ["a"],
    [1, "a"],
    ["1", "a"],
    [true],
    ["true"],
    ["\ud800", "\udc00"],
    ["\ud800\udc00", ""],
  ];
  expect(new Set(lists.map((parts) => keyOf(...parts))).size).toBe(lists.length);
});
