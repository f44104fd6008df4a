import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { log } from "../operations/log.ts";
import { metrics } from "../operations/metrics.ts";
import { oncePerProcess } from "../operations/once.ts";
import { createLane, type Refused } from "./lane.ts";
import type { Made, Order } from "./order.ts";

const lane = oncePerProcess("exports", () => createLane({ all: 24, perCaller: 6 }));

/** Longer than the largest file takes by far, in milliseconds. */
const timeoutMs = 30_000;
/** The thread ends where nothing was asked of it for so long. */
const idleMs = 60_000;

let thread: Worker | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;

/** Makes a file in a thread of its own, one at a time, so that pages are answered meanwhile. */
export async function makeFile(
  caller: string,
  format: Order["format"],
  /** What it is made of, asked for once its turn has come. */
  prepare: () => Promise<Order>,
): Promise<Made | Refused> {
  const { exports, exportsRunning, exportsWaiting } = metrics();
  const tell = () => {
    exportsRunning.set(Math.min(lane.size(), 1));
    exportsWaiting.set(Math.max(lane.size() - 1, 0));
  };
  try {
    const making = lane.take(caller, async () => ask(await prepare()));
    tell();
    const made = await making;
    exports.inc({ format, outcome: typeof made === "string" ? "refused" : "made" });
    return made;
  } catch (error) {
    exports.inc({ format, outcome: "failed" });
    log().error({ err: error, format }, "a file could not be made");
    throw error;
  } finally {
    tell();
  }
}

async function ask(order: Order): Promise<Made> {
  clearTimeout(idle);
  thread ??= new Worker(new URL("./worker.ts", import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 512 } });
  const worker = thread;
  // Takes away its own listeners alone: a thread whose every listener is removed is heard no more.
  const over = new AbortController();
  const { signal } = over;
  try {
    worker.postMessage(order);
    return await Promise.race([
      once(worker, "message", { signal }).then(([made]): Made => made),
      once(worker, "exit", { signal }).then(() => fail("Its thread ended")),
      sleep(timeoutMs, undefined, { signal }).then(() => fail("It took too long")),
    ]);
  } catch (error) {
    // A thread that failed is no longer to be trusted with the next.
    thread = undefined;
    void worker.terminate();
    throw error;
  } finally {
    over.abort();
    idle = setTimeout(() => {
      if (lane.size() > 0) return;
      void thread?.terminate();
      thread = undefined;
    }, idleMs);
    idle.unref();
  }
}

function fail(why: string): never {
  throw new Error(why);
}
