import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, CDPSession, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, type TestContext, test } from "vitest";
import { accountOf, type Role, signIn } from "./accounts.ts";
import { alive, goTo, openBrowser, visit } from "./browser.ts";
import { type Product, startProduct } from "./harness.ts";
import { personApi } from "./person-api.ts";

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
      // Not the person whose draft is written to beside it.
      as: "administrator",
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

const places = Object.entries(pages)
  .flatMap(([name, some]) => some.map((place, index) => [name, index, place] as const))
  // What takes time is waiting: several are tried at once, and the longest aren't left for last.
  .toSorted(([, , one], [, , other]) => other.fields - one.fields);

test.concurrent.for(places)(
  "%s, %i: every field takes an input method's composition and keeps its caret",
  async ([_, __, place], context) => {
    const { page, shown } = await opened(place, context);
    const session = await page.context().newCDPSession(page);
    const wrong: string[] = [];
    for (const field of await shown()) wrong.push(...(await tried(page, session, field)));
    context.expect(wrong).toEqual([]);
  },
);

/** The page with what holds its fields open, as somebody of their own sees it. */
async function opened({ path, as, open, fields }: Place, context: TestContext) {
  const { page } = await visit(browser, product.adminUrl, {}, context.onTestFinished);
  const address = await addressOf(path);
  if (as) await signIn(page, accountOf(product, as), address);
  else await goTo(page, address);
  await open?.(page);
  await alive(page);
  // Those of dialogs alone where one is open: what lies beneath can't be reached.
  const shown = async () =>
    textFieldsOf((await page.getByRole("dialog").count()) > 0 ? page.getByRole("dialog").last() : page.locator("body"));
  // What was opened may come a moment later.
  // Of tests that run beside each other each has its own.
  await context.expect.poll(async () => (await shown()).length).toBeGreaterThanOrEqual(fields);
  return { page, shown };
}

let change: Promise<string> | undefined;
let sample: Promise<string> | undefined;
let person: Promise<string> | undefined;

/** The address of a change in review, of a sample and of a person, which are made or asked for once. */
async function addressOf(path: string): Promise<string> {
  if (path === "CHANGE") {
    change ??= changeInReview();
    return change;
  }
  if (path.startsWith("PERSON")) {
    person ??= firstPerson();
    return path.replace("PERSON", await person);
  }
  if (!path.startsWith("SAMPLE")) return path;
  sample ??= firstSample();
  return path.replace("SAMPLE", await sample);
}

async function changeInReview(): Promise<string> {
  const editor = await personApi(product, accountOf(product, "editor"));
  const draft = await editor.draft({
    title: "年龄",
    reason: "试",
    sources: [{ title: "通知", url: "https://example.com/", clause: "一" }],
    set: [{ province: "ZJ", requirement: "organisation-minimum-age", value: 21 }],
  });
  const { number } = await editor.take("submitChange", draft);
  return `/changes/${number}`;
}

async function firstSample(): Promise<string> {
  const editor = await personApi(product, accountOf(product, "editor"));
  const { samples } = await editor.gql<{ samples: { id: string }[] }>("{ samples { id } }");
  return `/samples/${samples[0]?.id}`;
}

async function firstPerson(): Promise<string> {
  const administrator = await personApi(product, accountOf(product, "administrator"));
  const { people } = await administrator.gql<{ people: { id: string }[] }>("{ people { id } }");
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
