import { personOf } from "../domain/acting/actor.ts";
import type { Act } from "../domain/acting/permissions.ts";
import { actsOf, may } from "../domain/acting/permissions.ts";
import type { NewPersonInput, PersonRecord } from "../domain/people.ts";
import { builder } from "./builder.ts";
import { roleEnum } from "./enums.ts";
import { sized, usual } from "./limits/field-cost.ts";
import { idWithin } from "./node.ts";
import type { CommonRefusal, RefusedAs } from "./problem.ts";
import { invalidInput, isCommonRefusal, notAllowed, notFound, orRefusal } from "./problem.ts";
import { personRef } from "./refs.ts";

const actEnum = builder.enumType("Act", {
  description: "What takes a role.",
  values: {
    READ_DRAFTS: { description: "To see changes before they are published. 查看未发布的变更。" },
    READ_PEOPLE: { description: "To see who has an account. 查看人员。" },
    READ_AUDIT: { description: "To see who did what. 查看审计日志。" },
    EDIT_CHANGES: { description: "To draft, edit, submit and withdraw changes. 起草变更。" },
    REVIEW_CHANGES: { description: "To approve or reject what others drafted. 审核变更。" },
    PUBLISH_CHANGES: { description: "To publish what is approved. 发布变更。" },
    MANAGE_SAMPLES: { description: "To add, edit and archive samples. 管理样例。" },
    MANAGE_PEOPLE: { description: "To give and take accounts and roles. 管理人员。" },
    MANAGE_WEBHOOKS: { description: "管理 Webhook。Registers and disables webhooks." },
  } satisfies Record<Act, { description: string }>,
});

builder.node(personRef, {
  description: "Somebody with an account. People are disabled, never deleted: history names them.",
  id: { resolve: ({ id }) => id },
  isTypeOf: (value) => typeof value === "object" && value !== null && "email" in value && "role" in value,
  fields: (t) => ({
    name: t.exposeString("name", { description: "As colleagues know them." }),
    role: t.field({ type: roleEnum, description: "What they may do.", resolve: ({ role }) => role }),
    email: t.string({
      nullable: true,
      description: "What they sign in with; null but for themselves and administrators.",
      resolve: ({ id, email }, _, { actor }) =>
        personOf(actor)?.id === id || may(actor, "MANAGE_PEOPLE") ? email : null,
    }),
    acts: t.field({
      extensions: sized(9),
      type: [actEnum],
      description:
        "What their role lets them do; nothing while they are disabled, or have to change their password themselves.",
      resolve: (person, _, { actor }) => [...actsOf(person, actor)],
    }),
    mustChangePassword: t.boolean({
      nullable: true,
      description:
        "Whether they still have the password that the first start made, with which a session is let do nothing but change it (POST /api/auth/change-password); null but for themselves and administrators.",
      resolve: ({ id, firstPasswordAt }, _, { actor }) =>
        personOf(actor)?.id === id || may(actor, "MANAGE_PEOPLE") ? firstPasswordAt !== null : null,
    }),
    enabled: t.boolean({ description: "Whether they may come in.", resolve: ({ disabledAt }) => disabledAt === null }),
  }),
});

builder.queryFields((t) => ({
  viewer: t.field({
    type: personRef,
    nullable: true,
    description: "The signed-in person, null where nobody is.",
    resolve: (_, __, { actor }) => personOf(actor),
  }),
  people: t.field({
    extensions: sized(usual.people),
    type: [personRef],
    description: "Everybody with an account, disabled ones too, in the order of their coming. For those signed in.",
    resolve: (_, __, { domain, actor }) => domain.people.all(actor),
  }),
}));

type PersonOutcome = { readonly person: PersonRecord } | RefusedAs<CommonRefusal>;

const personSuccess = builder.objectRef<{ readonly person: PersonRecord }>("PersonSuccess").implement({
  description: "It is done, and holds at the person's next request.",
  isTypeOf: (value) => typeof value === "object" && value !== null && "person" in value,
  fields: (t) => ({
    person: t.field({ type: personRef, description: "As they are now.", resolve: ({ person }) => person }),
  }),
});

const personResult = builder.unionType("PersonResult", {
  description: "The person, or why it was refused.",
  types: [personSuccess, invalidInput, notAllowed, notFound],
});

const createPersonInput = builder.inputRef<NewPersonInput>("CreatePersonInput").implement({
  description: "Somebody new.",
  fields: (t) => ({
    name: t.string({ required: true, description: "As colleagues know them." }),
    email: t.string({ required: true, description: "What they will sign in with; nobody else has it." }),
    role: t.field({ type: roleEnum, required: true, description: "What they may do." }),
    password: t.string({ required: true, description: "12 to 128 characters, for them to change." }),
  }),
});

const changePersonRoleInput = builder.inputType("ChangePersonRoleInput", {
  description: "Somebody's new role.",
  fields: (t) => ({
    id: t.id({ required: true, description: "The person's." }),
    role: t.field({ type: roleEnum, required: true, description: "What they may do from now on." }),
  }),
});

const personStepInput = builder.inputType("PersonStepInput", {
  description: "Whom it is about.",
  fields: (t) => ({ id: t.id({ required: true, description: "The person's." }) }),
});

const resetPasswordInput = builder.inputType("ResetPasswordInput", {
  description: "A new password for somebody who lost theirs.",
  fields: (t) => ({
    id: t.id({ required: true, description: "The person's." }),
    password: t.string({ required: true, description: "12 to 128 characters, for them to change." }),
  }),
});

builder.mutationFields((t) => ({
  createPerson: t.field({
    type: personResult,
    description: "Gives somebody an account. For administrators, as all that changes people.",
    args: { input: t.arg({ type: createPersonInput, required: true, description: "Who." }) },
    resolve: (_, { input }, context) => outcome(() => context.domain.people.create(context.actor, input)),
  }),
  changePersonRole: t.field({
    type: personResult,
    description: "Gives a person another role. The last administrator keeps theirs.",
    args: { input: t.arg({ type: changePersonRoleInput, required: true, description: "Who, and which." }) },
    resolve: (_, { input }, context) =>
      outcome(() => context.domain.people.changeRole(context.actor, idWithin(input.id, "Person"), input.role)),
  }),
  disablePerson: t.field({
    type: personResult,
    description: "Shuts a person out: sessions end, tokens rest. What they did stands.",
    args: { input: t.arg({ type: personStepInput, required: true, description: "Who." }) },
    resolve: (_, { input }, context) =>
      outcome(() => context.domain.people.disable(context.actor, idWithin(input.id, "Person"))),
  }),
  enablePerson: t.field({
    type: personResult,
    description: "Lets a disabled person in again.",
    args: { input: t.arg({ type: personStepInput, required: true, description: "Who." }) },
    resolve: (_, { input }, context) =>
      outcome(() => context.domain.people.enable(context.actor, idWithin(input.id, "Person"))),
  }),
  resetPassword: t.field({
    type: personResult,
    description: "Gives a person a new password, and ends their sessions.",
    args: { input: t.arg({ type: resetPasswordInput, required: true, description: "Who, and which." }) },
    resolve: (_, { input }, context) =>
      outcome(() => context.domain.people.resetPassword(context.actor, idWithin(input.id, "Person"), input.password)),
  }),
}));

function outcome(work: () => Promise<PersonRecord>): Promise<PersonOutcome> {
  return orRefusal(async () => ({ person: await work() }), isCommonRefusal);
}
