import type { DestinationStream, Logger } from "pino";
import { pino } from "pino";
import { isStoreCode } from "../store/error-codes.ts";
import { StoreUnavailable } from "../store/ports/store-unavailable.ts";
import { currentCall } from "./call.ts";

export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * The log: a line of JSON an event, with the id of the request that it belongs to. Of an error it has what the program
 * says, and nothing that a message may have taken from a filing or a query's parameters.
 */
export function createLog(level: LogLevel, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      mixin() {
        const call = currentCall();
        return call ? { requestId: call.id } : {};
      },
      serializers: { err: describedError },
    },
    destination,
  );
}

interface DescribedError {
  readonly type: string;
  readonly code?: string;
  /** Of the store's own: DISK_FULL, DAMAGED and so on. */
  readonly trouble?: string;
  readonly message?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/** Messages of these are the runtime's own words about code, or about a file of the product's. */
const harmless = new Set(["TypeError", "ReferenceError", "RangeError", "StoreUnavailable", "AssertionError"]);

export function describedError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const isSystem = code !== undefined && (/^(E[A-Z]+|ERR_)/.test(code) || isStoreCode(code));
  // The lines of places, without the message that precedes them.
  const stack = error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(error instanceof StoreUnavailable ? { trouble: error.trouble } : {}),
    ...(isSystem || harmless.has(error.name) ? { message: error.message } : {}),
    ...(stack === undefined ? {} : { stack }),
    ...(error.cause === undefined ? {} : { cause: describedError(error.cause) }),
  };
}
