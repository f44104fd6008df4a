export interface Account {
  readonly email: string;
  readonly password: string;
}

export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  readonly httpOnly: boolean;
}

/** Of whoever signed in through the API before, by product and account. */
const opened = new Map<string, Promise<readonly SessionCookie[]>>();

/** The cookies of a session of theirs: the one before unless it has ended, since to compare with a password takes its time. */
export async function sessionOf(adminUrl: string, account: Account): Promise<readonly SessionCookie[]> {
  const key = JSON.stringify([adminUrl, account.email, account.password]);
  const before = opened.get(key);
  if (before && (await isOpen(adminUrl, await before))) return before;
  const now = signedIn(adminUrl, account);
  opened.set(key, now);
  now.catch(() => opened.delete(key));
  return now;
}

export function cookieHeader(cookies: readonly SessionCookie[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

async function isOpen(adminUrl: string, cookies: readonly SessionCookie[]): Promise<boolean> {
  const answer = await fetch(`${adminUrl}/api/auth/get-session`, {
    headers: { cookie: cookieHeader(cookies) },
    signal: AbortSignal.timeout(20_000),
  });
  return answer.ok && (await answer.json()) !== null;
}

async function signedIn(adminUrl: string, { email, password }: Account): Promise<readonly SessionCookie[]> {
  const answer = await fetch(`${adminUrl}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: adminUrl },
    body: JSON.stringify({ email, password }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status}`);
  return answer.headers.getSetCookie().map((each) => {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
    return { name, value, httpOnly: /;\s*httponly/i.test(each) };
  });
}
