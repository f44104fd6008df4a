import { expect, test } from "vitest";
import { chosenChromium, ownChromium } from "./chromium.mjs";

test("a browser that one names is taken, and one that isn't there is refused by its name", () => {
  expect(chosenChromium(process.execPath)).toBe(process.execPath);
  expect(chosenChromium(undefined)).toBeUndefined();
  expect(chosenChromium("")).toBeUndefined();
  expect(() => chosenChromium("/nowhere/chromium")).toThrow('CHROMIUM_PATH "/nowhere/chromium" does not exist');
});

test.each(["linux-arm64", "darwin-arm64", "win32-x64"])(
  "on %s it says what to do, and installs nothing",
  async (platform) => {
    await expect(ownChromium(process.execPath, platform)).rejects.toThrow(
      `npm has none for this platform (${platform}): install it and name its path in CHROMIUM_PATH`,
    );
  },
);
