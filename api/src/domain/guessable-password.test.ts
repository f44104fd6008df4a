import { expect, test } from "vitest";
import { whyGuessable } from "./guessable-password.ts";
import { randomPassword } from "./passwords.ts";

const account = { name: "王小明 Wang", email: "xiaoming.wang@example.com" };

test.each([
  "123qweasdzxc",
  "Qwerty123456",
  "qwertyqwerty",
  "Password2026!",
  "!!!Dragon2026!!!",
  "iloveyouiloveyou",
  "123456789123456789",
  "aaaaaaaaaaaa",
  "121212121212",
  "xiaoming2026",
  "王小明@备案2026年",
  "beian-2026-1",
])("%s is refused, in both languages", async (password) => {
  const why = await whyGuessable(password, account);
  expect(why?.zh).toMatch(/\p{Script=Han}/u);
  expect(why?.en).toMatch(/^[^\p{Script=Han}]+$/u);
});

test.each([
  "a long password",
  "correct horse battery staple",
  "twelve chars",
  "杭州西湖边的三棵老樟树和一只猫",
  "xiaoming walks his dog",
])("%s is taken", async (password) => {
  expect(await whyGuessable(password, account)).toBeNull();
});

test("what the product makes up itself is taken", async () => {
  for (let count = 0; count < 200; count += 1) expect(await whyGuessable(randomPassword(), account)).toBeNull();
});
