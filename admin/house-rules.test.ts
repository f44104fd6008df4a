import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL(".", import.meta.url));
const files = (await readdir(root, { recursive: true })).filter(
  (path) => /\.tsx?$/.test(path) && !/(^|\/)(node_modules|\.next|e2e)\//.test(path) && !path.endsWith(".test.ts"),
);
const sources = await Promise.all(
  files.map(async (path) => ({ path, text: await readFile(`${root}${path}`, "utf8") })),
);

/** Parts that are loaded later without a boundary of their own: the page's skeleton would stand in for the whole page. */
function bareParts(text: string): readonly string[] {
  return callsOf(text, /\bdynamic\(/g).filter((call) => !/\bssr: false\b|\bloading\b/.test(call));
}

/** Text fields of a file that reads the address, given their value by hand instead of by useTypedText or a held field. */
function fieldsOfAddress(text: string): readonly string[] {
  if (!/\buse(SearchParams|Params)\b/.test(text)) return [];
  return [...text.matchAll(/<(TextInput|Textarea|PasswordInput|Autocomplete|input|textarea)\b[\s\S]*?\/>/g)]
    .map(([tag]) => tag)
    .filter((tag) => /\bvalue=/.test(tag) && !/type="hidden"/.test(tag));
}

/** What one file alone may name, since whoever else did would go past what it promises. */
const alone: readonly (readonly [what: string, pattern: RegExp, file: string])[] = [
  ["what a browser keeps, which is somebody's", /\b(localStorage|sessionStorage|indexedDB)\b/, "session/kept.ts"],
  ["keys of an input method, which nothing else hears", /\bisComposing\b|\bkeyCode\b/, "fields/input-methods.ts"],
  [
    "fields for days and times, which are read as people write them",
    /"(date|datetime-local)"|\bDateInput\b/,
    "fields/time-field.tsx",
  ],
];

function namedElsewhere({ path, text }: (typeof sources)[number]): readonly string[] {
  return alone.flatMap(([what, pattern, file]) => (path !== file && pattern.test(text) ? [`${path}: ${what}`] : []));
}

test("what one file looks after, no other does by hand", () => {
  expect(sources.flatMap(namedElsewhere)).toEqual([]);
  for (const [, pattern, file] of alone) expect(sources.find(({ path }) => path === file)?.text).toMatch(pattern);
});

test("no part that is loaded later leaves its place to the page's skeleton", () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.flatMap(({ path, text }) => bareParts(text).map((call) => `${path}: ${call}`))).toEqual([]);
  const lazyOnes = sources.filter(({ text }) => /import \{[^}]*\blazy\b[^}]*\} from "react"|React\.lazy/.test(text));
  expect(lazyOnes.map(({ path }) => path)).toEqual(["loading/lazily.tsx"]);
});

test("no text field takes its value from the address", () => {
  expect(sources.flatMap(({ path, text }) => fieldsOfAddress(text).map((tag) => `${path}: ${tag}`))).toEqual([]);
});

test("each would be noticed", () => {
  const raw = 'window.localStorage; if (event.nativeEvent.isComposing) go(); <TextInput type="date" />';
  expect(namedElsewhere({ path: "app/a.tsx", text: raw })).toHaveLength(3);
  expect(bareParts('const A = dynamic(() => import("./a.tsx").then((module) => module.A));')).toHaveLength(1);
  expect(bareParts('const A = dynamic(() => import("./a.tsx").then((m) => m.A), {\n  ssr: false,\n});')).toEqual([]);
  const field = '<TextInput label={t("q")} value={useSearchParams().get("q") ?? ""} onChange={() => go()} />';
  expect(fieldsOfAddress(field)).toHaveLength(1);
  expect(fieldsOfAddress('useSearchParams(); <TextInput {...field} label={t("q")} />')).toEqual([]);
});

/** Each call from its name to the parenthesis that closes it. */
function callsOf(text: string, name: RegExp): readonly string[] {
  return [...text.matchAll(name)].map(({ index, 0: opening }) => {
    let depth = 1;
    let end = index + opening.length;
    for (; depth > 0 && end < text.length; end++) depth += text[end] === "(" ? 1 : text[end] === ")" ? -1 : 0;
    return text.slice(index, end);
  });
}
