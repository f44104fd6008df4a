import type { StoreReads } from "../../store/ports/store.ts";
import type { Actor } from "./actor.ts";
import { NotAllowed } from "./refusal.ts";

/**
 * The actor with the role that the person has by now. Throws NotAllowed where they were disabled since the request came
 * in, or what let it in doesn't hold any more: their session ended, or the token was revoked or has expired.
 */
export async function standingOf(reads: StoreReads & { readonly at?: number }, actor: Actor): Promise<Actor> {
  if (actor.kind !== "PERSON" && actor.kind !== "TOKEN") return actor;
  const [person] = await reads.people.byId([actor.person.id]);
  if (!person || person.disabledAt !== null)
    throw new NotAllowed({ zh: "账号已停用，请联系管理员", en: "the account is disabled; ask an administrator" });
  if (actor.kind === "PERSON") {
    if (!(await reads.people.holdsSession(actor.session, person.id)))
      throw new NotAllowed({ zh: "登录已结束，请重新登录", en: "the session has ended; sign in again" });
    return { ...actor, person };
  }
  const [token] = await reads.tokens.byId([actor.token]);
  if (token?.personId !== person.id || token.revokedAt !== null)
    throw new NotAllowed({ zh: "访问令牌已撤销", en: "the access token is revoked" });
  if (reads.at !== undefined && token.expiresAt <= reads.at)
    throw new NotAllowed({ zh: "访问令牌已过期", en: "the access token has expired" });
  return { ...actor, person };
}
