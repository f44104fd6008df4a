import { hashPassword as formerHash } from "better-auth/crypto";
import { expect, test } from "vitest";
import { createPasswordHashing } from "./password-hash.ts";

const { hash: hashPassword, verify: verifyPassword } = createPasswordHashing();

const password = "correct horse battery 马";

test("a hash names its cost, which is OWASP's least for scrypt, and has a salt of its own", async () => {
  const [one, other] = [await hashPassword(password), await hashPassword(password)];
  expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{86}$/);
  expect(one).not.toBe(other);
  expect(await verifyPassword({ hash: one, password })).toBe(true);
  expect(await verifyPassword({ hash: other, password })).toBe(true);
  expect(await verifyPassword({ hash: one, password: `${password}.` })).toBe(false);
});

test("a password is the same in whatever form of Unicode it's typed", async () => {
  const hash = await hashPassword("pässwörd pässwörd");
  expect(await verifyPassword({ hash, password: "pässwörd pässwörd".normalize("NFD") })).toBe(true);
});

test("a hash of another cost is read by what it says of itself", async () => {
  const hash = "scrypt$16$8$1$c2FsdA$";
  expect(await verifyPassword({ hash: `${hash}AAAA`, password })).toBe(false);
});

test("a hash that an earlier version made still lets its owner in, and nobody else", async () => {
  const hash = await formerHash(password);
  expect(await verifyPassword({ hash, password })).toBe(true);
  expect(await verifyPassword({ hash, password: "another password" })).toBe(false);
});
