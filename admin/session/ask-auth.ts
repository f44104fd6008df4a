import type { Locale } from "../i18n/locales.ts";

/** Why signing in or another matter of one's account was refused. */
export interface AuthProblem {
  readonly code: string;
  /** In the person's language; null where no answer came that says why. */
  readonly message: string | null;
}

/** Asks the API's sign-in routes; null where it was done, else why not. */
export async function askAuth(
  path: "sign-in/email" | "sign-out" | "end-session" | "revoke-sessions" | "change-password",
  body: Readonly<Record<string, unknown>>,
  locale: Locale,
): Promise<AuthProblem | null> {
  const response = await fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (response?.ok) return null;
  const refusal: Partial<{ code: string; messages: Record<Locale, string> }> | null =
    (await response?.json().catch(() => null)) ?? null;
  return { code: refusal?.code ?? "UNREACHABLE", message: refusal?.messages?.[locale] ?? null };
}
