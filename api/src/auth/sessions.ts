import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import Bowser from "bowser";
import type { Logger } from "pino";
import { z } from "zod";
import { tellingTroubles } from "../domain/acting/troubles.ts";
import type { PasswordHashing } from "../domain/password-hash.ts";
import { longestPassword, shortestPassword } from "../domain/passwords.ts";
import type { People, PersonRecord } from "../domain/people.ts";
import { LaneFull } from "../operations/lane.ts";
import type { SignInTables, StoreTransaction } from "../store/ports/store.ts";
import { StoreUnavailable } from "../store/ports/store-unavailable.ts";
import { AuthRefusal } from "./auth-refusal.ts";
import { createSessionLife, sessionSeconds } from "./session-life.ts";

/** What people's browsers are let in by: better-auth with what this product needs of it, and nothing else of it. */
export interface Sessions {
  /**
   * Answers a call of one of better-auth's own endpoints; throws AuthRefusal for what it refuses. What it writes and what
   * is recorded of it stand or fall as one; null for what is no act.
   */
  handle(call: SessionCall, record: RecordAct | null): Promise<Response>;
  /**
   * The enabled person whose session the request's cookie names, as they are now; null for anybody else. A session
   * whose life is over ends here; of any other it is kept in mind that it was used.
   */
  personOf(request: IncomingMessage): Promise<PersonRecord | null>;
  /** The same, with the id of the session. */
  signedIn(request: IncomingMessage): Promise<{ readonly person: PersonRecord; readonly session: string } | null>;
  /** The sessions of the person whose cookie it is that somebody could still use, the one used last first. */
  openTo(request: IncomingMessage): Promise<readonly OpenSession[]>;
  /** Ends one of the same person's sessions; throws AuthRefusal where they have none of that id. */
  end(request: IncomingMessage, id: string, record: RecordAct): Promise<void>;
}

/** Where somebody is signed in, for them to know it again. */
export interface OpenSession {
  readonly id: string;
  /** Whether it is the one that asks. */
  readonly isThis: boolean;
  /** Instants, as ISO 8601; the last use to within five minutes. */
  readonly beganAt: string;
  readonly usedAt: string;
  readonly address: string | null;
  /** The browser's and the system's names as far as they are known. */
  readonly browser: string | null;
  readonly system: string | null;
}

/** Records, in the transaction of what was done, that it was. */
export type RecordAct = (tx: StoreTransaction) => Promise<void>;

/** A request that is known to come from a page of the product itself, or from no page at all. */
export interface SessionCall {
  readonly path: string;
  readonly method: string;
  readonly body: object;
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
  /** Whether the session that the browser had ends with it, as where somebody signs in anew. */
  readonly endsFormer?: boolean;
  /** Whether nobody has the name that is given: then there is no password to compare with. */
  readonly isNobodys?: boolean;
}

export interface SessionParts {
  readonly tables: SignInTables;
  readonly people: Pick<People, "enabledById">;
  readonly hashing: PasswordHashing;
  /** Signs cookies; at least 32 bytes of chance. */
  readonly secret: Uint8Array;
  readonly publicUrl: URL | null;
  readonly log: Logger;
}

export const authPath = "/api/auth";
/** In which better-auth is told the client's address; what the client itself sent in it doesn't get that far. */
const addressHeader = "x-client-address";
const cookiePrefix = "beian";

const errorSchema = z.object({ code: z.string() });

export function createSessions({ tables, people, hashing, secret, publicUrl, log }: SessionParts): Sessions {
  const base = publicUrl?.origin ?? "http://localhost";
  const isSecure = publicUrl?.protocol === "https:";
  const sessionCookie = `${isSecure ? "__Host-" : ""}${cookiePrefix}.session_token=`;
  const life = createSessionLife();
  /** In a call: the hash that the password given was found to be of. */
  const lookedAt = new AsyncLocalStorage<{ hash: string | null; readonly isNobodys: boolean }>();
  const auth = betterAuth({
    appName: "Beian Rules",
    database: tables.adapter,
    secret: Buffer.from(secret).toString("hex"),
    baseURL: base,
    basePath: authPath,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: {
        async hash(password) {
          if (!lookedAt.getStore()?.isNobodys) return hashing.hash(password);
          await hashing.compareWithNobodys(password);
          return "";
        },
        async verify(given) {
          const isIt = await hashing.verify(given);
          const seen = lookedAt.getStore();
          if (isIt && seen) seen.hash = given.hash;
          return isIt;
        },
      },
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, cookieCache: { enabled: false } },
    // Its own counts requests by address alone; see sign-in-attempts.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      // Browsers take a cookie of that name from this host alone. Of its own better-auth would write __Secure- before it.
      cookiePrefix: isSecure ? `__Host-${cookiePrefix}` : cookiePrefix,
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // Said aloud, because it is off where NODE_ENV is "test".
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    databaseHooks: {
      session: {
        create: {
          // Reached with the right password only, so that strangers don't learn who is disabled.
          async before({ userId }) {
            if (await people.enabledById(userId)) return;
            throw new APIError("FORBIDDEN", { code: "ACCOUNT_DISABLED", message: "The account is disabled" });
          },
        },
      },
    },
    // Else it writes errors to the console as they are, with whatever a statement's parameters hold.
    onAPIError: { throw: true },
    // Without its arguments, which may hold what a person typed.
    logger: { log: (level, message) => log[level === "error" ? "error" : "debug"]({ part: "better-auth" }, message) },
  });

  /** The session that a cookie names, and whose it is, however long it was idle. */
  const sessionIn = async (cookies: string | undefined) => {
    const cookie = sessionCookieIn(cookies);
    if (cookie === null) return null;
    return auth.api.getSession({ headers: new Headers({ cookie }) }).catch((error: unknown) => {
      throw error instanceof APIError && error.cause instanceof StoreUnavailable ? error.cause : error;
    });
  };
  /** Of all that a browser sends better-auth gets this alone: by others it lets callers choose how long a session lasts. */
  const sessionCookieIn = (cookies = ""): string | null => {
    const own = cookies.split(";").filter((pair) => pair.trimStart().startsWith(sessionCookie));
    return own.length > 0 ? own.join(";") : null;
  };
  const end = async (token: string) => (await auth.$context).internalAdapter.deleteSession(token);
  const touch = async (token: string) =>
    (await auth.$context).internalAdapter.updateSession(token, { updatedAt: new Date() });
  /** Those of the person named by the cookie, with what ends them. */
  const sessionsBeside = async (cookie: string | undefined) => {
    const own = await sessionIn(cookie);
    if (!own) return [];
    const all = await (await auth.$context).internalAdapter.listSessions(own.user.id);
    return all
      .filter((session) => !life.isOver(session))
      .toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
      .map((session) => ({ ...session, isThis: session.token === own.session.token }));
  };
  const underWay = new Set<string>();
  /** Nobody waits for it, and whoever only reads is answered though nothing can be written. */
  const meanwhile = async (token: string, write: (token: string) => Promise<unknown>) => {
    if (underWay.has(token)) return;
    underWay.add(token);
    await write(token).catch((error: unknown) => log.warn({ err: error }, "a session's use or end wasn't kept"));
    underWay.delete(token);
  };

  const sessions: Sessions = {
    async handle({ path, method, body, headers: given, address, endsFormer, isNobodys = false }, record) {
      const headers = new Headers({ "content-type": "application/json", origin: base, [addressHeader]: address });
      const { cookie: cookies, "user-agent": userAgent } = given;
      const cookie = sessionCookieIn(cookies);
      if (cookie !== null) headers.set("cookie", cookie);
      if (userAgent !== undefined) headers.set("user-agent", userAgent);
      const init = method === "GET" ? { method, headers } : { method, headers, body: JSON.stringify(body) };
      const answered = async () => {
        const former = endsFormer ? await sessionIn(cookies) : null;
        const answer = await auth.handler(new Request(`${base}${path}`, init)).catch((error: unknown) => {
          if (error instanceof LaneFull || error instanceof StoreUnavailable) throw error;
          log.error({ err: error }, "unexpected error");
          throw new AuthRefusal(500, "UNKNOWN");
        });
        if (answer.ok && former) await end(former.session.token);
        if (answer.ok) return answer;
        const said = errorSchema.safeParse(await answer.json().catch(() => null));
        throw new AuthRefusal(answer.status, said.data?.code ?? "UNKNOWN");
      };
      if (!record) return answered();
      const seen = { hash: null, isNobodys };
      const premise = (tx: StoreTransaction) => mustStillHold(tx, seen.hash);
      const asOne = () => tables.asOne(answered, { premise, conclude: record });
      return lookedAt.run(seen, () => tellingTroubles(asOne));
    },
    async signedIn(request) {
      const found = await tellingTroubles(() => sessionIn(request.headers.cookie));
      if (!found) return null;
      const { token } = found.session;
      if (life.isOver(found.session)) {
        void meanwhile(token, end);
        return null;
      }
      if (life.isToBeTouched(found.session)) void meanwhile(token, touch);
      const person = await people.enabledById(found.user.id);
      return person && { person, session: found.session.id };
    },
    async openTo({ headers: { cookie } }) {
      return (await sessionsBeside(cookie)).map(
        ({ id, isThis, createdAt, updatedAt, ipAddress, userAgent }): OpenSession => ({
          id,
          isThis,
          beganAt: createdAt.toISOString(),
          usedAt: updatedAt.toISOString(),
          address: ipAddress || null,
          ...browserOf(userAgent ?? ""),
        }),
      );
    },
    end({ headers: { cookie } }, id, record) {
      const work = async () => {
        const session = (await sessionsBeside(cookie)).find((one) => one.id === id);
        if (!session) throw new AuthRefusal(404, "SESSION_NOT_FOUND");
        await end(session.token);
      };
      return tellingTroubles(() => tables.asOne(work, { conclude: record }));
    },
    personOf: async (request) => (await sessions.signedIn(request))?.person ?? null,
  };
  return sessions;
}

/** Looking at a password takes so long that it may have been reset meanwhile, which must let nobody in by the old one. */
async function mustStillHold(tx: StoreTransaction, hash: string | null): Promise<void> {
  if (hash !== null && !(await tx.people.holdsPassword(hash))) throw new AuthRefusal(401, "PASSWORD_CHANGED");
}

function browserOf(userAgent: string): Pick<OpenSession, "browser" | "system"> {
  // What names no browser is a program.
  if (userAgent === "") return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: browser.name || null, system: os.name || null };
}
