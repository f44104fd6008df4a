import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { whyGuessable } from "../domain/guessable-password.ts";
import { longestPassword, shortestPassword } from "../domain/passwords.ts";
import type { PersonRecord } from "../domain/people.ts";
import type { SignIns } from "../domain/sign-ins.ts";
import { safeHeaders } from "../safe-headers.ts";
import { AuthRefusal } from "./auth-refusal.ts";
import { clientAddress } from "./client-address.ts";
import { readJsonBody } from "./json-body.ts";
import type { OriginRules } from "./own-origin.ts";
import { isFromOwnPage } from "./own-origin.ts";
import type { RecordAct, SessionCall, Sessions } from "./sessions.ts";
import { authPath } from "./sessions.ts";
import type { SignInAttempts } from "./sign-in-attempts.ts";

export interface AuthRouteParts extends OriginRules {
  readonly sessions: Sessions;
  readonly signIns: SignIns;
  readonly attempts: SignInAttempts;
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
    more?: Pick<SessionCall, "endsFormer">,
  ): Promise<Response>;
}

const signInBody = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().max(1_000),
  rememberMe: z.boolean().optional(),
});

const endSessionBody = z.object({ id: z.string().max(100) });

/** Throws AuthRefusal for what is refused; all that better-auth offers beyond these routes is a 404. */
export function createAuthRoutes(parts: AuthRouteParts): AuthRoutes {
  const { sessions, signIns, attempts, isTrustedProxy } = parts;

  const begin = async (account: string, address: string, recordThrottled: () => Promise<void>) => {
    const wait = attempts.begin(account, address);
    if (wait === 0) return;
    // Once a wait: whoever hammers on must not fill the audit.
    if (attempts.tellsOfWait(account, address)) await recordThrottled();
    throw new AuthRefusal(429, "TOO_MANY_ATTEMPTS", { retryAfterMs: wait });
  };
  const signedIn = async (request: IncomingMessage) => {
    const person = await sessions.personOf(request);
    if (!person) throw new AuthRefusal(401, "UNAUTHORIZED");
    return person;
  };

  const routes: Readonly<Record<string, (call: Call) => Promise<Response>>> = {
    async "GET /get-session"({ request, pass }) {
      return (await sessions.personOf(request)) ? pass({}, null) : Response.json(null);
    },

    async "POST /sign-in/email"({ request, body, address, pass }) {
      const typed = signInBody.safeParse(body);
      if (!typed.success) throw new AuthRefusal(400, "BAD_REQUEST");
      const { email } = typed.data;
      await begin(email, address, () => signIns.refused(email, "THROTTLED", address));
      try {
        const former = await sessions.personOf(request);
        const record: RecordAct = async (tx) => {
          if (former) await signIns.signedOut(tx, former, address);
          await signIns.signedIn(tx, email, address);
        };
        const answer = await pass(typed.data, record, { endsFormer: true });
        attempts.succeeded(email, address);
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
      await signedIn(request);
      return Response.json(await sessions.openTo(request));
    },

    async "POST /end-session"({ request, body, address }) {
      const person = await signedIn(request);
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
      await mustBeFit(body.newPassword, person);
      // Whoever found an open browser must not guess on.
      const guessed = `password of ${person.id}`;
      await begin(guessed, address, () => signIns.refusedPasswordChange(person, "THROTTLED", address));
      try {
        // A password is changed because somebody may know it: who is signed in elsewhere signs in again.
        const answer = await pass({ ...body, revokeOtherSessions: true }, (tx) =>
          signIns.changedPassword(tx, person, address),
        );
        attempts.succeeded(guessed, address);
        return answer;
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
    await send(response, await route({ request, body, address, pass }));
  };
}

/** Before the present password is looked at: a refusal of the new one must tell nothing of it, nor take back a guess. */
async function mustBeFit(newPassword: unknown, person: PersonRecord): Promise<void> {
  if (typeof newPassword !== "string") throw new AuthRefusal(400, "BAD_REQUEST");
  if (newPassword.length < shortestPassword) throw new AuthRefusal(400, "PASSWORD_TOO_SHORT");
  if (newPassword.length > longestPassword) throw new AuthRefusal(400, "PASSWORD_TOO_LONG");
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
