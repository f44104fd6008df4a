import type { Locale } from "../i18n/locales.ts";

/** Why signing in or another matter of one's account was refused. */
export interface AuthProblem {
  readonly code: string;
  /** In the person's language; null where no answer came that says why. */
  readonly message: string | null;
}

/** Where so many sign in at once that not all passwords can be looked at, one's turn comes within seconds. */
const mostTries = 4;
const isBusy = (response: Response | null) => response?.status === 503 && response.headers.get("retry-after") === "1";

/** Asks the API's sign-in routes; null where it was done, else why not. */
export async function askAuth(
  path: "sign-in/email" | "sign-out" | "end-session" | "revoke-sessions" | "change-password",
  body: Readonly<Record<string, unknown>>,
  locale: Locale,
): Promise<AuthProblem | null> {
  const ask = () =>
    fetch(`/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }).catch(() => null);
  let response = await ask();
  for (let tries = 1; tries < mostTries && isBusy(response); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, Number(response?.headers.get("retry-after")) * 1_000));
    response = await ask();
  }
  if (response?.ok) return null;
  const refusal: Partial<{ code: string; messages: Record<Locale, string> }> | null =
    (await response?.json().catch(() => null)) ?? null;
  return { code: refusal?.code ?? "UNREACHABLE", message: refusal?.messages?.[locale] ?? null };
}
