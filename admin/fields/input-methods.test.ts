import { expect, test } from "vitest";
import { leaveToInputMethods } from "./input-methods.ts";

function heard(key: string, pressed: { readonly isComposing?: boolean; readonly keyCode?: number }): readonly string[] {
  const page = new EventTarget();
  const keys: string[] = [];
  leaveToInputMethods(page);
  page.addEventListener("keydown", (event) => keys.push(Reflect.get(event, "key")), { capture: true });
  page.dispatchEvent(Object.assign(new Event("keydown"), { key, isComposing: false, keyCode: 0, ...pressed }));
  return keys;
}

test.each(["Escape", "Enter", "ArrowDown", " ", "k"])("while an input method composes, nobody hears %j", (key) => {
  expect(heard(key, { isComposing: true })).toEqual([]);
  // As Safari reports the key that ends a composition, and Android every key of one.
  expect(heard(key, { keyCode: 229 })).toEqual([]);
  expect(heard(key, { keyCode: 27 })).toEqual([key]);
});
