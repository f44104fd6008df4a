import type { WriteStream } from "node:tty";
import type { ParseArgsOptionsConfig } from "node:util";
import { parseArgs } from "node:util";
import type { Catalogue, Text } from "@beian/shared";
import type { IsHostAllowed } from "../domain/webhooks/subscriber-url.ts";

/** One thing that the command line does. */
export interface Command {
  /** As it is typed, such as "account create". */
  readonly name: string;
  /** What follows the name, for the help. */
  readonly usage: string;
  readonly about: Text;
  readonly options: readonly string[];
  /** Options that take no value. */
  readonly flags?: readonly string[];
  /** What is typed after the name without an option's; its name for people, where the command takes one. */
  readonly operand?: string;
  /** Answers with what it ends with, where that isn't always 0. */
  run(given: TypedOptions, place: CommandLine): Promise<void> | Promise<number>;
}

/** The options typed. */
export interface TypedOptions {
  /** Throws CommandRefused where it is missing. */
  needed(option: string): string;
  optional(option: string): string | null;
  /** Whether an option that takes no value was given. */
  flag(name: string): boolean;
  /** What was typed without an option; throws CommandRefused where it is missing. */
  operand(): string;
  optionalOperand(): string | null;
}

/** Where a command runs. */
export interface CommandLine {
  readonly dataDir: string;
  /** What rule books can speak of. */
  readonly catalogue: Catalogue;
  readonly isWebhookHostAllowed: IsHostAllowed;
  readonly now: () => Date;
  readonly stdin: NodeJS.ReadStream;
  /** Writes a line, or text as it is, to standard output. */
  print(line: string): void;
  printRaw(text: string): void;
  /** Standard error where it is a terminal, for what is shown and taken away again; else null. */
  readonly terminal: WriteStream | null;
  /** Writes a line to standard error, for what must not get mixed up with the result. */
  say(text: Text): void;
}

/** Why a command can't be run as typed; its message is one line in both languages. */
export class CommandRefused extends Error {
  constructor({ zh, en }: Text) {
    super(`${zh} / ${en}`);
  }
}

/** Reads a command's options; throws CommandRefused for one that it doesn't know or that has no value. */
export function readOptions(
  args: readonly string[],
  { options, flags = [], operand: named }: Pick<Command, "options" | "flags" | "operand">,
): TypedOptions {
  const config: ParseArgsOptionsConfig = Object.fromEntries([
    ...options.map((name) => [name, { type: "string" }] as const),
    ...flags.map((name) => [name, { type: "boolean" }] as const),
  ]);
  const { values, positionals } = parsed(args, config, [...options, ...flags], named !== undefined);
  if (positionals.length > 1) throw new CommandRefused({ zh: `只需一个 ${named}`, en: `only one ${named} is taken` });
  const optional = (option: string) => {
    const value = values[option];
    return typeof value === "string" ? value : null;
  };
  return {
    optional,
    flag: (name) => values[name] === true,
    optionalOperand: () => positionals[0] || null,
    operand() {
      const [operand = ""] = positionals;
      if (operand === "") throw new CommandRefused({ zh: `缺少 ${named}`, en: `${named} is missing` });
      return operand;
    },
    needed(option) {
      const value = optional(option);
      if (value === null || value === "")
        throw new CommandRefused({ zh: `缺少参数 --${option}`, en: `--${option} is missing` });
      return value;
    },
  };
}

function parsed(
  args: readonly string[],
  config: ParseArgsOptionsConfig,
  known: readonly string[],
  allowPositionals: boolean,
) {
  const taken = known.length === 0 ? { zh: "无", en: "none" } : both(known.map((name) => `--${name}`).join(" "));
  try {
    return parseArgs({ args: [...args], options: config, strict: true, allowPositionals });
  } catch (error) {
    if (!(error instanceof TypeError && "code" in error)) throw error;
    if (error.code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE")
      throw new CommandRefused({
        zh: `参数缺少值，可用参数：${taken.zh}`,
        en: `an option has no value; options: ${taken.en}`,
      });
    throw new CommandRefused({ zh: `参数有误，可用参数：${taken.zh}`, en: `unknown argument; options: ${taken.en}` });
  }
}

function both(text: string): Text {
  return { zh: text, en: text };
}
