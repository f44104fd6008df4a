import "server-only";
import { cookies } from "next/headers";
import { isHttps } from "../operations/settings.ts";

/** The forms that hold a password, each of which can be posted without its program. */
export const passwordForms = ["sign-in", "change-password", "create-person", "reset-password"] as const;
export type PasswordForm = (typeof passwordForms)[number];

/** What came of a form that was posted without its program, for the page that is shown next. */
export interface FormAnswer {
  /** Why it was refused; null where it was done. */
  readonly problem: { readonly message: string; readonly field: string | null } | null;
  /** What was typed, but for passwords. */
  readonly typed: Readonly<Record<string, string>>;
}

/** The same, as one page hands it to the next. */
export interface KeptAnswer extends FormAnswer {
  readonly form: PasswordForm;
}

/** As long as the next page takes to be asked for. */
const keptSeconds = 60;
/** Browsers drop larger cookies. */
const longestCookie = 3_500;

function cookieName(): string {
  return isHttps() ? "__Host-beian.form_answer" : "beian.form_answer";
}

/** The header Set-Cookie that hands an answer on to the next page; null takes the last one back. */
export function keeping(answer: KeptAnswer | null): string {
  const text = encodeURIComponent(JSON.stringify(answer));
  const brief = answer && encodeURIComponent(JSON.stringify({ ...answer, typed: {} }));
  const value = answer === null ? "" : text.length > longestCookie ? brief : text;
  const seconds = answer === null ? 0 : keptSeconds;
  return `${cookieName()}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Strict${isHttps() ? "; Secure" : ""}`;
}

/** What came of the form when it was posted a moment ago without its program; null where it wasn't. */
export async function answerTo(form: PasswordForm): Promise<FormAnswer | null> {
  const kept = keptAnswerIn((await cookies()).get(cookieName())?.value ?? "");
  return kept?.form === form ? kept : null;
}

/** Only this very browser could have written another one, and is shown its own words then. */
function keptAnswerIn(text: string): KeptAnswer | null {
  try {
    const kept: KeptAnswer = JSON.parse(text);
    const words = [...Object.values(kept.typed), ...(kept.problem ? [kept.problem.message] : [])];
    return words.every((word) => typeof word === "string") ? kept : null;
  } catch {
    return null;
  }
}
