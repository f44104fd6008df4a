import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import type { CommandLine } from "./command.ts";
import { CommandRefused } from "./command.ts";

/** A password from a terminal, asked for twice and not shown, or else from the first line of standard input. */
export async function readPassword({ stdin, say }: Pick<CommandLine, "stdin" | "say">): Promise<string> {
  if (!stdin.isTTY) {
    const [line = "", ...rest] = (await text(stdin)).split(/\r?\n/);
    if (rest.some((other) => other !== ""))
      throw new CommandRefused({
        zh: "标准输入应只有一行密码",
        en: "standard input must hold the password on one line",
      });
    return line;
  }
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: stdin, output: nowhere, terminal: true });
  // Ctrl-C would otherwise do nothing: the terminal is in raw mode.
  const gaveUp = new AbortController();
  terminal.once("SIGINT", () => gaveUp.abort());
  try {
    say({ zh: "密码（不显示）：", en: "password (not shown):" });
    const first = await terminal.question("", { signal: gaveUp.signal });
    say({ zh: "再输入一次：", en: "once more:" });
    const second = await terminal.question("", { signal: gaveUp.signal });
    if (first !== second) throw new CommandRefused({ zh: "两次输入不一致", en: "the two differ" });
    return first;
  } catch (error) {
    if (gaveUp.signal.aborted) throw new CommandRefused({ zh: "已取消", en: "given up" });
    throw error;
  } finally {
    terminal.close();
  }
}
