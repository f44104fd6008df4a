import { createWebhooks } from "../domain/webhooks/webhooks.ts";
import { readOrMakeKey } from "../secrets.ts";
import type { Store } from "../store/ports/store.ts";
import type { Command, CommandLine } from "./command.ts";
import { opened, operator } from "./opened.ts";

export const webhookCommands: readonly Command[] = [
  {
    name: "webhook create",
    usage: "--name N --url U",
    about: {
      zh: "登记 Webhook，仅将签名密钥输出到标准输出，只显示一次",
      en: "register a webhook; its secret alone is printed to standard output, this once only",
    },
    options: ["name", "url"],
    run: (given, place) =>
      opened(place, async (store) => {
        const input = { name: given.needed("name"), url: given.needed("url") };
        const { webhook, secret } = await webhooksOf(store, place).create(operator(), input);
        place.print(secret);
        place.say({ zh: `已登记 Webhook ${webhook.id}`, en: `registered the webhook ${webhook.id}` });
      }),
  },
  {
    name: "webhook list",
    usage: "",
    about: {
      zh: "列出 Webhook（不含密钥）；gone 表示接收方答复 410，已停用",
      en: "list the webhooks, without their secrets; gone: its receiver answered 410, by which it was disabled",
    },
    options: [],
    run: (_, place) =>
      opened(place, async (store) => {
        place.print(["id", "state", "created", "url", "name"].join("\t"));
        for (const { id, disabledAt, goneAt, createdAt, url, name } of await webhooksOf(store, place).all(operator())) {
          const state = disabledAt === null ? "enabled" : goneAt === null ? "disabled" : "gone";
          place.print([id, state, new Date(createdAt).toISOString(), url, name].join("\t"));
        }
      }),
  },
  {
    name: "webhook rotate",
    usage: "--id ID",
    about: {
      zh: "更换签名密钥，新密钥只显示一次，旧密钥一天内仍同时签名",
      en: "give a webhook a new secret, printed this once only; the old one signs beside it for a day",
    },
    options: ["id"],
    run: (given, place) =>
      opened(place, async (store) => {
        const { secret } = await webhooksOf(store, place).rotateSecret(operator(), given.needed("id"));
        place.print(secret);
      }),
  },
  {
    name: "webhook disable",
    usage: "--id ID",
    about: { zh: "停用 Webhook，放弃尚未送达的通知", en: "disable a webhook, and give up what is pending" },
    options: ["id"],
    run: (given, place) =>
      opened(place, async (store) => {
        const { id } = await webhooksOf(store, place).disable(operator(), given.needed("id"));
        place.print(`已停用 Webhook ${id} / disabled the webhook ${id}`);
      }),
  },
];

function webhooksOf(store: Store, { dataDir, isWebhookHostAllowed }: CommandLine) {
  return createWebhooks({ store, key: readOrMakeKey(dataDir, "webhook"), isHostAllowed: isWebhookHostAllowed });
}
