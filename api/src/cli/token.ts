import { personByEmail } from "../domain/people.ts";
import { createTokens } from "../domain/tokens.ts";
import type { Command } from "./command.ts";
import { CommandRefused } from "./command.ts";
import { opened, operator } from "./opened.ts";

export const tokenCommands: readonly Command[] = [
  {
    name: "token create",
    usage: "--email E --days D [--name N]",
    about: {
      zh: "创建访问令牌，仅将令牌本身输出到标准输出，只显示一次",
      en: "create a token; it alone is printed to standard output, this once only",
    },
    options: ["email", "days", "name"],
    async run(given, place) {
      const days = daysOf(given.needed("days"));
      await opened(place, async (store) => {
        const owner = await personByEmail(store, operator(), given.needed("email"));
        const name = given.optional("name") ?? "command line";
        const { token, record } = await createTokens({ store, now: place.now }).create(operator(), {
          owner,
          name,
          days,
        });
        place.print(token);
        const until = instant(record.expiresAt);
        place.say({ zh: `令牌 ${record.id} 有效期至 ${until}`, en: `token ${record.id} holds until ${until}` });
      });
    },
  },
  {
    name: "token list",
    usage: "--email E",
    about: { zh: "列出账号的令牌（不含令牌本身）", en: "list an account's tokens, without the tokens themselves" },
    options: ["email"],
    run: (given, place) =>
      opened(place, async (store) => {
        const owner = await personByEmail(store, operator(), given.needed("email"));
        const tokens = await createTokens({ store, now: place.now }).of(operator(), owner);
        place.print(["id", "state", "created", "expires", "last used", "name"].join("\t"));
        for (const { id, name, createdAt, expiresAt, revokedAt, lastUsedAt } of tokens) {
          const expired = expiresAt <= place.now().getTime();
          const state = revokedAt !== null ? "revoked" : expired ? "expired" : "valid";
          const used = lastUsedAt === null ? "-" : instant(lastUsedAt);
          place.print([id, state, instant(createdAt), instant(expiresAt), used, name].join("\t"));
        }
      }),
  },
  {
    name: "token revoke",
    usage: "--id ID",
    about: { zh: "撤销令牌", en: "revoke a token" },
    options: ["id"],
    run: (given, place) =>
      opened(place, async (store) => {
        const id = given.needed("id");
        await createTokens({ store, now: place.now }).revoke(operator(), id);
        place.print(`已撤销令牌 ${id} / revoked the token ${id}`);
      }),
  },
];

function daysOf(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new CommandRefused({ zh: "--days 应为整数天数", en: "--days must be a whole number" });
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
