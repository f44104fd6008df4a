import type { Text } from "@beian/shared";
import type { Actor } from "../domain/acting/actor.ts";
import { createPasswordHashing } from "../domain/password-hash.ts";
import type { People, PersonRecord, Role } from "../domain/people.ts";
import { createPeople } from "../domain/people.ts";
import { roles } from "../store/ports/people.ts";
import type { Command, CommandLine, TypedOptions } from "./command.ts";
import { CommandRefused } from "./command.ts";
import { opened, operator } from "./opened.ts";
import { readPassword } from "./read-password.ts";

export const accountCommands: readonly Command[] = [
  {
    name: "account create",
    usage: "--email E --name N --role R",
    about: {
      zh: "创建账号，密码从标准输入读取或提示输入",
      en: "create an account; the password is read from standard input or asked for",
    },
    options: ["email", "name", "role"],
    async run(given, place) {
      const role = roleOf(given.needed("role"));
      const [email, name] = [given.needed("email"), given.needed("name")];
      const password = await readPassword(place);
      // Before the first start too, so that an instance can begin with people of its operator's choice.
      await opened(
        place,
        async (store) => {
          const person = await createPeople({ store, hashing: createPasswordHashing() }).create(operator(), {
            email,
            name,
            role,
            password,
          });
          place.print(
            `已创建账号 ${person.email}（${person.role}） / created the account ${person.email} (${person.role})`,
          );
        },
        { mustExist: false },
      );
    },
  },
  onAccount(
    "account disable",
    { zh: "停用账号：会话立即结束，令牌失效", en: "disable an account: sessions end, tokens rest" },
    { zh: "已停用", en: "disabled" },
    (people, actor, person) => people.disable(actor, person.id),
  ),
  onAccount(
    "account enable",
    { zh: "重新启用账号", en: "enable an account again" },
    { zh: "已启用", en: "enabled" },
    (people, actor, person) => people.enable(actor, person.id),
  ),
  onAccount(
    "account role",
    { zh: "更改账号角色", en: "change an account's role" },
    { zh: "已更改角色", en: "changed the role of" },
    (people, actor, person, given) => people.changeRole(actor, person.id, roleOf(given.needed("role"))),
    { usage: "--email E --role R", options: ["email", "role"] },
  ),
  onAccount(
    "account password",
    { zh: "重设密码，该账号的会话立即结束", en: "set a new password; the account's sessions end" },
    { zh: "已重设密码", en: "set the password of" },
    async (people, actor, person, _, place) => people.resetPassword(actor, person.id, await readPassword(place)),
  ),
];

/** A command that does one thing to the account of an email address. */
function onAccount(
  name: string,
  about: Text,
  done: Text,
  act: (
    people: People,
    actor: Actor,
    person: PersonRecord,
    given: TypedOptions,
    place: CommandLine,
  ) => Promise<PersonRecord>,
  { usage = "--email E", options = ["email"] }: { usage?: string; options?: readonly string[] } = {},
): Command {
  return {
    name,
    usage,
    about,
    options,
    run: (given, place) =>
      opened(place, async (store) => {
        const people = createPeople({ store, hashing: createPasswordHashing() });
        const person = await people.byEmail(operator(), given.needed("email"));
        const { email } = await act(people, operator(), person, given, place);
        place.print(`${done.zh} ${email} / ${done.en} ${email}`);
      }),
  };
}

function roleOf(text: string): Role {
  const role = roles.find((one) => one === text.toUpperCase());
  if (role) return role;
  const all = roles.join(", ");
  throw new CommandRefused({ zh: `--role 应为 ${all} 之一`, en: `--role must be one of ${all}` });
}
