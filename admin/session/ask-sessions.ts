/** Where somebody is signed in, as the API tells of it. */
export interface OpenSession {
  readonly id: string;
  readonly isThis: boolean;
  /** Instants, as ISO 8601. */
  readonly beganAt: string;
  readonly usedAt: string;
  readonly address: string | null;
  readonly browser: string | null;
  readonly system: string | null;
}

/** One's own sessions, the one used last first; null where no answer came. */
export async function askSessions(): Promise<readonly OpenSession[] | null> {
  const response = await fetch("/api/auth/sessions", { cache: "no-store" }).catch(() => null);
  return response?.ok ? response.json().catch(() => null) : null;
}
