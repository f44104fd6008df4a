import type { IncomingMessage } from "node:http";
import type { Actor } from "../domain/actor.ts";
import { NotSignedIn } from "../domain/refusal.ts";
import type { Tokens } from "../domain/tokens.ts";
import type { IsTrustedProxy } from "./client-address.ts";
import { clientAddress } from "./client-address.ts";

/** Tells who is behind a request. */
export type RequestActor = (request: IncomingMessage) => Promise<Actor>;

/**
 * By its bearer token, else by its session, else a stranger. A token that doesn't hold throws NotSignedIn: a machine
 * learns that its token has expired, instead of seeing less than before.
 */
export function createRequestActor(parts: { tokens: Tokens; isTrustedProxy: IsTrustedProxy }): RequestActor {
  const { tokens, isTrustedProxy } = parts;
  return async (request) => {
    const origin = clientAddress(request, isTrustedProxy);
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      if (token === undefined)
        throw new NotSignedIn({ zh: "只接受 Bearer 访问令牌", en: "only bearer tokens are taken here" });
      return { kind: "TOKEN", person: await tokens.ownerOf(token), origin };
    }
    return { kind: "ANONYMOUS", origin };
  };
}
