import { type Logger, pino } from "pino";
import { oncePerProcess } from "./once.ts";
import { settingOf } from "./settings.ts";

/** The log: a line of JSON an event on standard error, as the API's. No address, no name, nothing that a visitor typed. */
export function log(): Logger {
  return oncePerProcess("log", () => {
    const asked = settingOf("LOG_LEVEL");
    const known = [...Object.keys(pino.levels.values), "silent"];
    const isKnown = known.includes(asked);
    const made = pino(
      {
        level: isKnown ? asked : "info",
        base: { pid: process.pid, part: "admin" },
        serializers: { err: describedError },
      },
      pino.destination(2),
    );
    if (!isKnown) made.warn({ known }, "LOG_LEVEL names no level: info is taken");
    return made;
  });
}

interface DescribedError {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/** Messages of these are the program's own words about itself. */
const harmless = new Set(["TypeError", "ReferenceError", "RangeError", "ApiFailure"]);

/** An error as fields, without what its message may have taken from a request. */
export function describedError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const places = error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join("\n");
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(harmless.has(error.name) || /^(E[A-Z]+|ERR_)/.test(code ?? "") ? { message: error.message } : {}),
    ...(places ? { stack: places } : {}),
    ...(error.cause === undefined ? {} : { cause: describedError(error.cause) }),
  };
}

/** What Next and others write to the console becomes lines of the log. */
export function takeConsole(): void {
  const methods = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error" } as const;
  for (const [method, level] of Object.entries(methods) as [
    keyof typeof methods,
    "debug" | "info" | "warn" | "error",
  ][])
    console[method] = (...parts: unknown[]) => {
      const error = parts.find((part) => part instanceof Error);
      // Those of pages are told with the number that their page shows.
      if (error && "digest" in error) return;
      log()[level](error ? { err: error } : {}, textOf(parts));
    };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals' colours begin with one.
const colours = /\u001b\[[0-9;]*m/g;

function textOf(parts: readonly unknown[]): string {
  const words = parts.filter((part) => typeof part === "string" || typeof part === "number");
  const text = words.join(" ").replace(colours, "");
  // Of an error put into words only what it is called.
  return (text.split(/\n\s+at /, 1)[0] ?? "").trim();
}
