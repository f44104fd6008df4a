import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetKept, keptFor, readText } from "./kept.ts";

/** As a browser has it: its names are its own properties. */
function storage(): Storage {
  const methods = {
    getItem(this: Record<string, string>, name: string) {
      return Object.hasOwn(this, name) ? this[name] : null;
    },
    setItem(this: Record<string, string>, name: string, text: string) {
      this[name] = text;
    },
    removeItem(this: Record<string, string>, name: string) {
      delete this[name];
    },
  };
  return Object.create(methods);
}

beforeEach(() => vi.stubGlobal("window", { localStorage: storage(), sessionStorage: storage() }));
afterEach(() => vi.unstubAllGlobals());

test.each(["BROWSER", "TAB"] as const)("what is kept in the %s for one person, another never finds", (place) => {
  keptFor("a", place).keep("change.1.comment", '"先记着"');
  for (const other of ["b", "a~change.1", "", null])
    expect([keptFor(other, place).text("change.1.comment"), keptFor(other, place).names()]).toEqual([null, []]);
  keptFor("b", place).keep("change.1.comment", '"另一人的"');
  expect(readText(keptFor("a", place).text("change.1.comment"), String)).toBe("先记着");
  expect(keptFor("a", place).names()).toEqual(["change.1.comment"]);
  keptFor("a", place).keep("change.1.comment", null);
  expect(keptFor("a", place).names()).toEqual([]);
});

test("what nobody known types is kept in their tab alone", () => {
  keptFor(null, "BROWSER").keep("try-filing", "{}");
  expect(Object.keys(window.localStorage)).toEqual([]);
  keptFor(null, "TAB").keep("try-filing", "{}");
  expect([keptFor(null, "TAB").text("try-filing"), keptFor("a", "TAB").text("try-filing")]).toEqual(["{}", null]);
});

test("after signing out nothing is left, of former versions neither, and what isn't ours stays", () => {
  keptFor("a", "BROWSER").keep("title", '"x"');
  keptFor("a", "TAB").keep("try-filing", "{}");
  keptFor(null, "TAB").keep("try-filing", "{}");
  window.localStorage.setItem("beian.typed.change.1.comment", '"x"');
  window.localStorage.setItem("mantine-color-scheme-value", "dark");
  window.sessionStorage.setItem("try-filing", "{}");
  forgetKept();
  expect(Object.keys(window.localStorage)).toEqual(["mantine-color-scheme-value"]);
  expect(Object.keys(window.sessionStorage)).toEqual([]);
});

test("a browser that forbids to keep anything keeps nothing, and nothing else goes wrong", () => {
  const forbidden = {
    get localStorage(): Storage {
      throw new Error("forbidden");
    },
  };
  vi.stubGlobal("window", forbidden);
  const kept = keptFor("a", "BROWSER");
  kept.keep("title", '"x"');
  expect([kept.text("title"), kept.names(), readText("{", String)]).toEqual([null, [], null]);
  forgetKept();
});
