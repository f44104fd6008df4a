import { shippedCatalogue } from "@beian/shared";
import { ProductRulesUnreadable } from "../bring-rules.ts";
import { InvalidConfig, readConfig } from "../config.ts";
import { InvalidInput, Refusal } from "../domain/acting/refusal.ts";
import { NoKey } from "../secrets.ts";
import { StoreUnavailable } from "../store/ports/store-unavailable.ts";
import { accountCommands } from "./account.ts";
import { auditCommands } from "./audit.ts";
import { backupCommands } from "./backup.ts";
import type { Command, CommandLine } from "./command.ts";
import { CommandRefused, readOptions } from "./command.ts";
import { rulebookCommands } from "./rulebook.ts";
import { tokenCommands } from "./token.ts";
import { upgradeCommands } from "./upgrade.ts";
import { validateCommands } from "./validate.ts";
import { webhookCommands } from "./webhook.ts";

const commands: readonly Command[] = [
  ...accountCommands,
  ...tokenCommands,
  ...auditCommands,
  ...rulebookCommands,
  ...backupCommands,
  ...upgradeCommands,
  ...webhookCommands,
  ...validateCommands,
];

// A reader that has seen enough, such as head, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${lineOf(error)}\n`);
  process.exitCode = 1;
}

async function run(args: readonly string[]): Promise<void> {
  const [first = "help"] = args;
  if (["help", "--help", "-h"].includes(first)) {
    process.stdout.write(help());
    return;
  }
  const words = (command: Command) => command.name.split(" ");
  const command = commands.find((one) => words(one).every((word, index) => args[index] === word));
  if (!command) {
    const names = commands.map(({ name }) => name).join(", ");
    throw new CommandRefused({
      zh: `没有这个命令，可用命令：${names}, help`,
      en: `no such command; there are: ${names}, help`,
    });
  }
  const given = readOptions(args.slice(words(command).length), command);
  const code = await command.run(given, place());
  if (typeof code === "number") process.exitCode = code;
}

function place(): CommandLine {
  const { dataDir, isWebhookHostAllowed } = readConfig(process.env);
  return {
    dataDir,
    catalogue: shippedCatalogue,
    isWebhookHostAllowed,
    now: () => new Date(),
    stdin: process.stdin,
    print: (line) => process.stdout.write(`${line}\n`),
    terminal: process.stderr.isTTY ? process.stderr : null,
    printRaw: (text) => process.stdout.write(text),
    say: ({ zh, en }) => process.stderr.write(`${zh} / ${en}\n`),
  };
}

function lineOf(error: unknown): string {
  if (error instanceof InvalidInput) {
    const { zh, en } = error.why;
    const field = error.inputPath.at(-1);
    // The option is named as it was typed; a password isn't one.
    return field === "password" ? `${zh} / ${en}` : `--${field}：${zh} / --${field}: ${en}`;
  }
  const expected = [CommandRefused, Refusal, StoreUnavailable, InvalidConfig, ProductRulesUnreadable, NoKey];
  if (error instanceof Error && expected.some((kind) => error instanceof kind)) return error.message;
  throw error;
}

function help(): string {
  const lines = commands.map(({ name, usage, about }) => `  ${name} ${usage}\n      ${about.zh}\n      ${about.en}\n`);
  return `用法：npm run -s rules -- 命令 [参数]，数据目录由 DATA_DIR 指定
Usage: npm run -s rules -- COMMAND [OPTIONS]; DATA_DIR names the data directory

${lines.join("")}  help
      显示本说明
      show this
`;
}
