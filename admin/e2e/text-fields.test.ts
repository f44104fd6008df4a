import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, CDPSession, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Account, accountOf, type Role, signIn } from "./accounts.ts";
import { alive, goTo, openBrowser, visit } from "./browser.ts";
import { ask, withoutDrafts } from "./drafts.ts";
import { type Product, startProduct } from "./harness.ts";

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

interface Place {
  readonly path: string;
  readonly as?: Role;
  /** Opens what holds fields; told what stands there then. */
  readonly open?: (page: Page) => Promise<unknown>;
  /** How many fields there are at least. */
  readonly fields: number;
}

const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole("button", { name, exact: true }).first().click();

/** Every page, by its folder; a new page has to be put here. */
const pages: Readonly<Record<string, readonly Place[]>> = {
  "(home)": [
    { path: "/", fields: 0 },
    {
      path: "/",
      fields: 1,
      open: async (page) => {
        await page.keyboard.press("Control+k");
        await page.getByRole("dialog").locator("input").waitFor();
      },
    },
  ],
  account: [{ path: "/account", as: "viewer", fields: 0 }],
  audit: [{ path: "/audit", as: "administrator", fields: 0 }],
  "changes/(list)": [{ path: "/changes", as: "editor", fields: 0 }],
  "changes/[number]": [
    { path: "CHANGE", as: "reviewer", fields: 1 },
    { path: "CHANGE", as: "reviewer", fields: 1, open: press("退回修改") },
    {
      path: "CHANGE",
      as: "reviewer",
      fields: 1,
      open: async (page) => {
        await press(/^把.*移出本变更$/)(page);
        await page.getByRole("dialog").waitFor();
      },
    },
    {
      path: "CHANGE",
      as: "editor",
      fields: 5,
      open: (page) =>
        page
          .getByRole("region", { name: "说明与依据", exact: true })
          .getByRole("button", { name: "编辑", exact: true })
          .click(),
    },
  ],
  compare: [
    { path: "/compare", fields: 7, open: press("筛选与排序") },
    { path: "/compare?show=pair", fields: 2 },
    { path: "/compare?show=map", fields: 1 },
  ],
  // A field for a password is no text field.
  "people/[id]/password": [{ path: "PERSON/password", as: "administrator", fields: 0 }],
  "people/new": [{ path: "/people/new", as: "administrator", fields: 2 }],
  people: [{ path: "/people", as: "administrator", fields: 2, open: press("新增人员") }],
  "provinces/(list)": [{ path: "/provinces", fields: 1 }],
  "provinces/[code]": [
    {
      path: "/provinces/ZJ",
      as: "editor",
      fields: 5,
      open: async (page) => {
        await page.locator("#organisation-minimum-age").getByRole("button", { name: /^编辑/ }).click();
        await page.locator("[data-editor] textarea").first().waitFor();
        await page.locator("[data-editor] summary").click();
      },
    },
  ],
  "provinces/[code]/history": [{ path: "/provinces/ZJ/history", fields: 0 }],
  questions: [{ path: "/questions", fields: 1 }],
  "requirements/(list)": [
    { path: "/requirements", fields: 1 },
    { path: "/requirements?q=phone", fields: 1 },
  ],
  "requirements/[key]": [
    {
      path: "/requirements/organisation-minimum-age",
      as: "editor",
      fields: 3,
      open: async (page) => {
        await page.getByRole("checkbox", { name: "选择北京", exact: true }).check();
        await page.getByRole("button", { name: "统一设置 1 省", exact: true }).click();
        await page.getByRole("radio", { name: "统一改为", exact: true }).check();
      },
    },
  ],
  "requirements/[key]/history": [{ path: "/requirements/organisation-minimum-age/history", fields: 0 }],
  samples: [{ path: "/samples", as: "editor", fields: 1 }],
  "samples/[id]": [{ path: "SAMPLE", as: "editor", fields: 0 }],
  "samples/[id]/edit": [{ path: "SAMPLE/edit", as: "administrator", fields: 10 }],
  "samples/new": [{ path: "/samples/new", as: "administrator", fields: 10 }],
  "sign-in": [{ path: "/sign-in", fields: 1 }],
  timeline: [{ path: "/timeline", fields: 0 }],
  try: [{ path: "/try", fields: 10 }],
};

test("every page of the product is among those whose fields are tried", async () => {
  const folder = fileURLToPath(new URL("../app", import.meta.url));
  const found = (await readdir(folder, { recursive: true })).filter((path) => /(^|\/)page\.tsx$/.test(path));
  expect(Object.keys(pages).sort()).toEqual(found.map((path) => path.replace(/\/page\.tsx$/, "")).sort());
});

test.each(
  Object.entries(pages).flatMap(([name, places]) => places.map((place, index) => [name, index, place] as const)),
)(
  "%s, %i: every field takes an input method's composition and keeps its caret",
  async (_, __, place) => {
    const first = await opened(place);
    const count = (await first.shown()).length;
    // What takes time is waiting: of a long form each visitor has a share.
    const shares = Math.min(4, Math.ceil(count / 5));
    const others = Array.from({ length: shares - 1 }, () => opened(place));
    const wrong = [first, ...(await Promise.all(others))].map(async ({ page, shown }, share) => {
      const session = await page.context().newCDPSession(page);
      const found = (await shown()).filter((_field, index) => index % shares === share);
      const told: string[] = [];
      for (const field of found) told.push(...(await tried(page, session, field)));
      return told;
    });
    expect((await Promise.all(wrong)).flat()).toEqual([]);
    if (place.as === "editor") await withoutDrafts(first.page);
  },
  240_000,
);

/** The page with what holds its fields open, as somebody of their own sees it. */
async function opened({ path, as, open, fields }: Place) {
  const { page } = await visit(browser, product.adminUrl);
  const address = await addressOf(path);
  if (as) await signIn(page, accountOf(product, as), address);
  else await goTo(page, address);
  await open?.(page);
  await alive(page);
  // Those of dialogs alone where one is open: what lies beneath can't be reached.
  const shown = async () =>
    textFieldsOf((await page.getByRole("dialog").count()) > 0 ? page.getByRole("dialog").last() : page.locator("body"));
  // What was opened may come a moment later.
  await expect.poll(async () => (await shown()).length).toBeGreaterThanOrEqual(fields);
  return { page, shown };
}

let change: string | undefined;
let sample: string | undefined;
let person: string | undefined;

/** The address of a change in review, of a sample and of a person, which are made or asked for once. */
async function addressOf(path: string): Promise<string> {
  if (path === "CHANGE") {
    change ??= await changeInReview(accountOf(product, "editor"));
    return change;
  }
  if (path.startsWith("PERSON")) {
    person ??= await firstPerson(accountOf(product, "administrator"));
    return path.replace("PERSON", person);
  }
  if (!path.startsWith("SAMPLE")) return path;
  sample ??= await firstSample(accountOf(product, "editor"));
  return path.replace("SAMPLE", sample);
}

async function changeInReview(editor: Account): Promise<string> {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, editor);
  type Answer = Record<"createChange" | "editChange" | "submitChange", { change: { number: number; version: number } }>;
  const step = async (name: keyof Answer, type: string, input: object) => {
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ... on ChangeSuccess { change { number version } } } }`;
    return (await ask<Answer>(page, query, { input }))[name].change;
  };
  const sources = [{ title: "通知", url: "https://example.com/", clause: "一" }];
  const made = await step("createChange", "CreateChangeInput", { title: "年龄", reason: "试", sources });
  const set = [{ province: "ZJ", requirement: "organisation-minimum-age", value: 21 }];
  const edited = await step("editChange", "EditChangeInput", { ...made, set });
  const { number } = await step("submitChange", "ChangeStepInput", edited);
  return `/changes/${number}`;
}

async function firstSample(editor: Account): Promise<string> {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, editor);
  const { samples } = await ask<{ samples: { id: string }[] }>(page, "{ samples { id } }");
  return `/samples/${samples[0]?.id}`;
}

async function firstPerson(administrator: Account): Promise<string> {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, administrator);
  const { people } = await ask<{ people: { id: string }[] }>(page, "{ people { id } }");
  return `/people/${people[0]?.id}`;
}

const text =
  ":is(input:not([type]), input[type=text], input[type=search], input[type=email], input[type=url], input[type=tel], textarea)";

/** Every field in sight that takes text. */
async function textFieldsOf(within: Locator): Promise<readonly Locator[]> {
  const fields = within.locator(`${text}:not([readonly]):not([disabled]):visible`);
  return Array.from({ length: await fields.count() }, (_, place) => fields.nth(place));
}

/** The field once it stays: what came late takes the place of what stood there before. */
async function settled(page: Page, field: Locator) {
  for (let time = 1; time <= 20; time += 1) {
    const handle = await field.elementHandle();
    await page.waitForTimeout(150);
    if (await handle?.evaluate((element) => element.isConnected)) return handle;
  }
  return null;
}

/** What is wrong with a field, in words. */
async function tried(page: Page, session: CDPSession, field: Locator): Promise<readonly string[]> {
  const handle = await settled(page, field);
  if (!handle) return ["a field went away"];
  const name = await handle.evaluate((element) => element.outerHTML.slice(0, 160));
  const value = () => handle.evaluate((element) => (element as HTMLInputElement).value);
  // A busy page shows it later; one that loses it never does.
  const holds = async (wanted: string) => {
    for (let time = 1; time <= 60; time += 1) {
      await page.waitForTimeout(40);
      if ((await value()) === wanted) return true;
    }
    return false;
  };
  const focused = () => handle.evaluate((element) => document.activeElement === element);
  const clear = async () => {
    await handle.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
  };
  const wrong: string[] = [];
  await clear();
  for (const typed of ["s", "sh", "sho", "shou", "shou q", "shou qu", "shou qua", "shou quan"]) {
    await session.send("Input.imeSetComposition", {
      text: typed,
      selectionStart: typed.length,
      selectionEnd: typed.length,
    });
    if (!(await holds(typed))) wrong.push(`${name}: composing ${typed} it holds ${await value()}`);
  }
  await session.send("Input.insertText", { text: "授权" });
  if (!(await holds("授权"))) wrong.push(`${name}: of 授权 it holds ${await value()}`);
  await clear();
  await page.keyboard.type("phone", { delay: 40 });
  await page.keyboard.press("Home");
  await page.keyboard.type("office-", { delay: 90 });
  if (!(await holds("office-phone"))) wrong.push(`${name}: typed before phone it holds ${await value()}`);
  // A blank at the end is on the way to the next word, also where one pauses after it.
  await clear();
  await page.keyboard.type("two ", { delay: 40 });
  await page.waitForTimeout(900);
  await page.keyboard.type("words", { delay: 40 });
  if (!(await holds("two words")) && (await focused())) wrong.push(`${name}: of "two words" it holds ${await value()}`);
  await clear();
  return wrong;
}
