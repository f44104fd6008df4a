import { randomBytes } from "node:crypto";
import { sha256 } from "../sha256.ts";
import type { PersonRecord } from "../store/ports/people.ts";
import type { Store } from "../store/ports/store.ts";
import type { TokenRecord } from "../store/ports/tokens.ts";
import { act } from "./acting/act.ts";
import type { Actor } from "./acting/actor.ts";
import { auditActor } from "./acting/actor.ts";
import { recordRow } from "./acting/audit.ts";
import { createInPassing } from "./acting/in-passing.ts";
import { mustBeAllowed } from "./acting/permissions.ts";
import { InvalidInput, NotAllowed, NotFound, NotSignedIn } from "./acting/refusal.ts";

export type { TokenRecord } from "../store/ports/tokens.ts";

/** Bearer tokens, by which machines act as the person who owns them. Only their hashes are kept. */
export interface Tokens {
  /** The token itself is in the answer only: nobody can read it again. */
  create(
    actor: Actor,
    input: { owner: PersonRecord; name: string; days: number },
  ): Promise<{ readonly token: string; readonly record: TokenRecord }>;
  of(actor: Actor, owner: PersonRecord): Promise<readonly TokenRecord[]>;
  revoke(actor: Actor, id: string): Promise<void>;
  /** A token that holds now, by its id, and its owner; throws NotSignedIn, saying why, for any other text. */
  held(token: string): Promise<{ readonly id: string; readonly owner: PersonRecord }>;
}

const prefix = "beian_";
const tokenBytes = 32;
const tokenPattern = /^beian_[A-Za-z0-9_-]{43}$/;
const longestDays = 3_650;
const longestName = 100;
const dayMs = 86_400_000;
/** How exactly the last use of a token is known. */
const usedMs = 60_000;

export function createTokens({ store, now }: { store: Store; now: () => Date }): Tokens {
  const inPassing = createInPassing(store);

  return {
    create(actor, { owner: { id: ownerId }, name, days }) {
      return act(store, actor, { action: "token.create", needs: "MANAGE_PEOPLE" }, async (tx, known) => {
        if (!Number.isInteger(days) || days < 1 || days > longestDays)
          throw new InvalidInput(["input", "days"], {
            zh: `有效天数应为 1 至 ${longestDays} 的整数`,
            en: `must be a whole number of days from 1 to ${longestDays}`,
          });
        if (name.trim() === "" || name.length > longestName)
          throw new InvalidInput(["input", "name"], {
            zh: `名称应为 1 至 ${longestName} 个字符`,
            en: `a name has 1 to ${longestName} characters`,
          });
        const [owner] = await tx.people.byId([ownerId]);
        if (!owner || owner.disabledAt !== null)
          throw new NotAllowed({ zh: "账号已停用，不能为其创建令牌", en: "a disabled account gets no token" });
        const token = `${prefix}${randomBytes(tokenBytes).toString("base64url")}`;
        const record = await tx.tokens.create({
          id: randomBytes(8).toString("hex"),
          personId: owner.id,
          name: name.trim(),
          hash: hashOf(token),
          expiresAt: tx.at + days * dayMs,
        });
        const { id } = record;
        const details = { owner: owner.id, name: record.name, expiresAt: new Date(record.expiresAt).toISOString() };
        const event = { ...auditActor(known), action: "token.create", subject: id, details } as const;
        await recordRow(tx, event, { kind: "token", id });
        return { token, record };
      });
    },
    async of(actor, owner) {
      mustBeAllowed(actor, "MANAGE_PEOPLE");
      return store.tokens.ofPerson(owner.id);
    },
    revoke(actor, id) {
      return act(store, actor, { action: "token.revoke", needs: "MANAGE_PEOPLE", subject: id }, async (tx, known) => {
        if (!(await tx.tokens.revoke(id)))
          throw new NotFound({ zh: "没有这个令牌，或已撤销", en: "there is no such token, or it is revoked already" });
        const event = { ...auditActor(known), action: "token.revoke", subject: id } as const;
        await recordRow(tx, event, { kind: "token", id });
      });
    },
    async held(token) {
      const record = tokenPattern.test(token) ? await store.tokens.byHash(hashOf(token)) : null;
      if (!record) throw new NotSignedIn({ zh: "访问令牌无效", en: "the access token isn't valid" });
      if (record.revokedAt !== null) throw new NotSignedIn({ zh: "访问令牌已撤销", en: "the access token is revoked" });
      const at = now().getTime();
      if (record.expiresAt <= at) throw new NotSignedIn({ zh: "访问令牌已过期", en: "the access token has expired" });
      const [owner] = await store.people.byId([record.personId]);
      if (!owner || owner.disabledAt !== null)
        throw new NotSignedIn({ zh: "令牌所属账号已停用", en: "the account that owns the token is disabled" });
      if (record.lastUsedAt === null || at - record.lastUsedAt >= usedMs)
        void inPassing(`token ${record.id}`, (tx) => tx.tokens.touch(record.id));
      return { id: record.id, owner };
    },
  };
}

function hashOf(token: string): string {
  return sha256(token);
}
