import type { PersonRecord, Role } from "../../store/ports/people.ts";
import { roles } from "../../store/ports/people.ts";
import type { Actor } from "./actor.ts";
import { personOf } from "./actor.ts";
import { NotAllowed, PasswordChangeRequired } from "./refusal.ts";

/** What takes a role; reading published rules and validating takes none. */
const acts = [
  "READ_DRAFTS",
  "READ_PEOPLE",
  "READ_AUDIT",
  "EDIT_CHANGES",
  "REVIEW_CHANGES",
  "PUBLISH_CHANGES",
  "MANAGE_SAMPLES",
  "MANAGE_PEOPLE",
  "MANAGE_WEBHOOKS",
] as const;

export type Act = (typeof acts)[number];

const least: Readonly<Record<Act, Role>> = {
  READ_DRAFTS: "VIEWER",
  READ_PEOPLE: "VIEWER",
  READ_AUDIT: "REVIEWER",
  EDIT_CHANGES: "EDITOR",
  REVIEW_CHANGES: "REVIEWER",
  PUBLISH_CHANGES: "REVIEWER",
  MANAGE_SAMPLES: "ADMINISTRATOR",
  MANAGE_PEOPLE: "ADMINISTRATOR",
  MANAGE_WEBHOOKS: "ADMINISTRATOR",
};

const roleNames: Readonly<Record<Role, { zh: string; en: string }>> = {
  VIEWER: { zh: "查阅", en: "viewer" },
  EDITOR: { zh: "编辑", en: "editor" },
  REVIEWER: { zh: "审核", en: "reviewer" },
  ADMINISTRATOR: { zh: "管理员", en: "administrator" },
};

export function may(actor: Actor, act: Act): boolean {
  if (actor.kind === "SYSTEM") return true;
  const person = personOf(actor);
  return person !== null && !mustChangePassword(actor) && personMay(person, act);
}

/** Whether a session is good for nothing but a new password yet. Tokens aren't: a password let nobody in by them. */
export function mustChangePassword(actor: Actor): boolean {
  return actor.kind === "PERSON" && actor.person.firstPasswordAt !== null;
}

/** What a person's role lets them do; nothing while they are disabled, nor at their own first sight of the product. */
export function actsOf(person: PersonRecord, asks: Actor): readonly Act[] {
  return personOf(asks)?.id === person.id
    ? acts.filter((act) => may(asks, act))
    : acts.filter((act) => personMay(person, act));
}

/** Throws unless the actor may; says whether signing in, a password of one's own or another role is what is missing. */
export function mustBeAllowed(actor: Actor, act: Act): asserts actor is Exclude<Actor, { kind: "ANONYMOUS" }> {
  if (may(actor, act)) return;
  if (personOf(actor) === null) throw new NotAllowed({ zh: "请先登录", en: "sign in first" });
  if (mustChangePassword(actor)) throw new PasswordChangeRequired();
  const role = roleNames[least[act]];
  throw new NotAllowed({ zh: `需要${role.zh}或更高角色`, en: `takes the role of ${role.en} or higher` });
}

/** What the person's role lets them do, if they aren't disabled. */
export function personMay({ role, disabledAt }: PersonRecord, act: Act): boolean {
  return disabledAt === null && roles.indexOf(role) >= roles.indexOf(least[act]);
}
