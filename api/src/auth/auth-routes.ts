import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { PasswordChangeRequired, Unavailable } from "../domain/acting/refusal.ts";
import { tellingTroubles } from "../domain/acting/troubles.ts";
import { whyGuessable } from "../domain/guessable-password.ts";
import type { PasswordHashing } from "../domain/password-hash.ts";
import { longestPassword, shortestPassword } from "../domain/passwords.ts";
import type { PersonRecord } from "../domain/people.ts";
import type { SignIns } from "../domain/sign-ins.ts";
import { LaneFull } from "../operations/lane.ts";
import { network } from "../operations/rates.ts";
import { safeHeaders } from "../safe-headers.ts";
import { AuthRefusal } from "./auth-refusal.ts";
import { clientAddress } from "./client-address.ts";
import { readJsonBody } from "./json-body.ts";
import type { KnownBrowsers } from "./known-browsers.ts";
import type { OriginRules } from "./own-origin.ts";
import { isFromOwnPage } from "./own-origin.ts";
import type { RecordAct, SessionCall, Sessions } from "./sessions.ts";
import { authPath } from "./sessions.ts";
import type { Guess, SignInAttempts } from "./sign-in-attempts.ts";

export interface AuthRouteParts extends OriginRules {
  readonly sessions: Sessions;
  readonly hashing: Pick<PasswordHashing, "hashingFor">;
  readonly signIns: SignIns;
  readonly attempts: SignInAttempts;
  readonly knownBrowsers: KnownBrowsers;
}

/** Answers a request under /api/auth: signing in and out, one's own sessions and password. */
export type AuthRoutes = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Call {
  readonly request: IncomingMessage;
  readonly body: Readonly<Record<string, unknown>>;
  readonly address: string;
  /** Hands the call on to better-auth, with this body, and records what was done; what it refuses is thrown. */
  pass(
    body: Readonly<Record<string, unknown>>,
    record: RecordAct | null,
    more?: Pick<SessionCall, "endsFormer" | "isNobodys">,
  ): Promise<Response>;
}

/** What else a body holds isn't handed on: better-auth would take wishes by it, such as how long a session lasts. */
const signInBody = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().max(1_000),
});
const emailForm = z.email();
const changePasswordBody = z.object({ currentPassword: z.string().max(1_000), newPassword: z.string().max(1_000) });

const endSessionBody = z.object({ id: z.string().max(100) });

/** Throws AuthRefusal for what is refused; all that better-auth offers beyond these routes is a 404. */
export function createAuthRoutes(parts: AuthRouteParts): AuthRoutes {
  const { sessions, hashing, signIns, attempts, knownBrowsers, isTrustedProxy } = parts;

  /** Looks at a password where the guess may be made now, and there is a thread for it soon. */
  const guessing = async (
    guess: Guess,
    recordThrottled: () => Promise<void>,
    look: () => Promise<Response>,
  ): Promise<Response> => {
    const wait = attempts.begin(guess);
    if (wait > 0) {
      // Once a wait: whoever hammers on must not fill the audit.
      if (attempts.tellsOfWait(guess)) await recordThrottled();
      throw new AuthRefusal(429, "TOO_MANY_ATTEMPTS", { retryAfterMs: wait });
    }
    const { account, address, browser } = guess;
    const shared = [`account ${account}`, ...(browser === null ? [`network ${network(address)}`] : [])];
    try {
      const answer = await hashing.hashingFor({ isFirst: browser !== null, shared }, look);
      attempts.succeeded(guess);
      return answer;
    } catch (error) {
      if (error instanceof LaneFull || error instanceof Unavailable) attempts.takenBack(guess);
      throw error instanceof LaneFull ? new AuthRefusal(503, "BUSY", { retryAfterMs: 1_000 }) : error;
    }
  };
  const signedIn = async (request: IncomingMessage) => {
    const person = await sessions.personOf(request);
    if (!person) throw new AuthRefusal(401, "UNAUTHORIZED");
    return person;
  };
  /** For what isn't let be done before a first password is changed. */
  const settled = async (request: IncomingMessage) => {
    const person = await signedIn(request);
    if (person.firstPasswordAt !== null)
      throw new AuthRefusal(403, "PASSWORD_CHANGE_REQUIRED", { text: new PasswordChangeRequired().text });
    return person;
  };

  const routes: Readonly<Record<string, (call: Call) => Promise<Response>>> = {
    async "GET /get-session"({ request, pass }) {
      return (await sessions.personOf(request)) ? pass({}, null) : Response.json(null);
    },

    async "POST /sign-in/email"({ request, body, address, pass }) {
      const typed = signInBody.safeParse(body);
      if (!typed.success) throw new AuthRefusal(400, "BAD_REQUEST");
      const { email, password } = typed.data;
      if (!emailForm.safeParse(email).success) {
        const wait = attempts.beginNonsense(address);
        if (wait > 0) throw new AuthRefusal(429, "TOO_MANY_ATTEMPTS", { retryAfterMs: wait });
        throw new AuthRefusal(400, "INVALID_EMAIL");
      }
      const { cookie } = request.headers;
      const isSomebodys = await signIns.isSomebodys(email);
      const browser = knownBrowsers.markOf(cookie, email);
      const recordThrottled = () => signIns.refused(email, "THROTTLED", address);
      try {
        const former = await sessions.personOf(request);
        const record: RecordAct = async (tx) => {
          if (former) await signIns.signedOut(tx, former, address);
          await signIns.signedIn(tx, email, address);
        };
        const answer = await guessing({ account: email, isSomebodys, address, browser }, recordThrottled, () =>
          pass({ email, password }, record, { endsFormer: true, isNobodys: !isSomebodys }),
        );
        answer.headers.append("set-cookie", knownBrowsers.remembering(cookie, email));
        return answer;
      } catch (error) {
        if (isRefusal(error, "INVALID_EMAIL_OR_PASSWORD")) await signIns.refused(email, "WRONG_PASSWORD", address);
        if (isRefusal(error, "ACCOUNT_DISABLED")) await signIns.refused(email, "DISABLED", address);
        throw error;
      }
    },

    async "POST /sign-out"({ request, address, pass }) {
      const person = await sessions.personOf(request);
      return pass({}, person && ((tx) => signIns.signedOut(tx, person, address)));
    },

    async "GET /sessions"({ request }) {
      await settled(request);
      return Response.json(await sessions.openTo(request));
    },

    async "POST /end-session"({ request, body, address }) {
      const person = await settled(request);
      const { data } = endSessionBody.safeParse(body);
      if (!data) throw new AuthRefusal(400, "BAD_REQUEST");
      await sessions.end(request, data.id, (tx) => signIns.signedOut(tx, person, address));
      return Response.json({ success: true });
    },

    /** Signs the person out everywhere, here too. */
    async "POST /revoke-sessions"({ request, address, pass }) {
      const person = await signedIn(request);
      return pass({}, (tx) => signIns.signedOutEverywhere(tx, person, address));
    },

    async "POST /change-password"({ request, body, address, pass }) {
      const person = await signedIn(request);
      const { data: typed } = changePasswordBody.safeParse(body);
      if (!typed) throw new AuthRefusal(400, "BAD_REQUEST");
      await mustBeFit(typed, person);
      // Whoever found an open browser must not guess on; and nobody else's guesses keep its owner from it.
      const guess = { account: person.id, isSomebodys: true, address, browser: "signed in" };
      const recordThrottled = () => signIns.refusedPasswordChange(person, "THROTTLED", address);
      try {
        // A password is changed because somebody may know it: who is signed in elsewhere signs in again.
        return await guessing(guess, recordThrottled, () =>
          pass({ ...typed, revokeOtherSessions: true }, (tx) => signIns.changedPassword(tx, person, address)),
        );
      } catch (error) {
        if (isRefusal(error, "INVALID_PASSWORD"))
          await signIns.refusedPasswordChange(person, "WRONG_PASSWORD", address);
        throw error;
      }
    },
  };

  return async (path, request, response) => {
    const method = request.method ?? "GET";
    const name = path.slice(authPath.length);
    const route = routes[`${method} ${name}`];
    if (!route) {
      const known = ["GET", "POST"].some((other) => routes[`${other} ${name}`]);
      throw known ? new AuthRefusal(405, "METHOD_NOT_ALLOWED") : new AuthRefusal(404, "NOT_FOUND");
    }
    if (method !== "GET" && !isFromOwnPage(request, parts)) throw new AuthRefusal(403, "FOREIGN_ORIGIN");
    const body = method === "GET" ? {} : await readJsonBody(request);
    const address = clientAddress(request, isTrustedProxy);
    const pass: Call["pass"] = (given, record, more) =>
      sessions.handle({ path, method, body: given, headers: request.headers, address, ...more }, record);
    await send(response, await tellingTroubles(() => route({ request, body, address, pass })));
  };
}

/** Before the present password is looked at: a refusal of the new one must tell nothing of it, nor take back a guess. */
async function mustBeFit(
  { currentPassword, newPassword }: z.infer<typeof changePasswordBody>,
  person: PersonRecord,
): Promise<void> {
  if (newPassword.length < shortestPassword) throw new AuthRefusal(400, "PASSWORD_TOO_SHORT");
  if (newPassword.length > longestPassword) throw new AuthRefusal(400, "PASSWORD_TOO_LONG");
  // Another case makes it no other one.
  const plain = (password: string) => password.normalize("NFKC").toLowerCase();
  if (plain(newPassword) === plain(currentPassword)) throw new AuthRefusal(400, "PASSWORD_UNCHANGED");
  if (await whyGuessable(newPassword, person)) throw new AuthRefusal(400, "PASSWORD_GUESSABLE");
}

function isRefusal(error: unknown, code: string): boolean {
  return error instanceof AuthRefusal && error.code === code;
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  response.writeHead(answer.status, {
    ...safeHeaders,
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(await answer.text());
}
