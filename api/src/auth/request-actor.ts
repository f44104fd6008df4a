import type { IncomingMessage } from "node:http";
import type { Actor } from "../domain/actor.ts";
import { NotAllowed, NotSignedIn } from "../domain/refusal.ts";
import type { Tokens } from "../domain/tokens.ts";
import { clientAddress } from "./client-address.ts";
import type { OriginRules } from "./own-origin.ts";
import { isFromOwnPage } from "./own-origin.ts";
import type { Sessions } from "./sessions.ts";

/** Tells who is behind a request. */
export type RequestActor = (request: IncomingMessage) => Promise<Actor>;

/**
 * By its bearer token, else by its session, else a stranger. A token that doesn't hold throws NotSignedIn: a machine
 * learns that its token has expired, instead of seeing less than before.
 */
export function createRequestActor(
  parts: OriginRules & { tokens: Tokens; sessions: Pick<Sessions, "personOf"> },
): RequestActor {
  const { tokens, sessions, isTrustedProxy } = parts;
  return async (request) => {
    const origin = clientAddress(request, isTrustedProxy);
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      if (token === undefined)
        throw new NotSignedIn({ zh: "只接受 Bearer 访问令牌", en: "only bearer tokens are taken here" });
      const { id, owner } = await tokens.held(token);
      return { kind: "TOKEN", person: owner, token: id, origin };
    }
    const person = await sessions.personOf(request);
    if (!person) return { kind: "ANONYMOUS", origin };
    // A page of another site could make the browser act for the person; it could not read what it gets by GET.
    if (request.method !== "GET" && !isFromOwnPage(request, parts))
      throw new NotAllowed({ zh: "请求来自其他网站", en: "the request comes from another site" });
    return { kind: "PERSON", person, origin };
  };
}
