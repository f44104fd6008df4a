import { randomBytes } from "node:crypto";
import { LaneFull } from "../operations/lane.ts";
import { InvalidInput, Unavailable } from "./acting/refusal.ts";
import type { Account } from "./guessable-password.ts";
import { whyGuessable } from "./guessable-password.ts";
import type { PasswordHashing } from "./password-hash.ts";

/** In UTF-16 code units, as sign-in counts them too. */
export const shortestPassword = 12;
export const longestPassword = 128;

/** The hash of a password that is fit for the account, as sign-in reads it; throws InvalidInput for one that isn't. */
export async function hashOfPassword(
  { hash }: Pick<PasswordHashing, "hash">,
  password: string,
  account: Account,
  path: readonly string[],
): Promise<string> {
  if (password.length < shortestPassword || password.length > longestPassword)
    throw new InvalidInput(path, {
      zh: `密码长度应为 ${shortestPassword} 至 ${longestPassword} 个字符`,
      en: `a password has ${shortestPassword} to ${longestPassword} characters`,
    });
  const why = await whyGuessable(password, account);
  if (why) throw new InvalidInput(path, why);
  return hash(password).catch((error: unknown) => {
    if (!(error instanceof LaneFull)) throw error;
    throw new Unavailable(
      { zh: "服务繁忙，未写入任何内容，请稍后再试", en: "busy, and nothing was written; try again in a moment" },
      error,
    );
  });
}

/** A password that nobody guesses: 128 bits of chance in 22 characters. */
export function randomPassword(): string {
  return randomBytes(16).toString("base64url");
}
