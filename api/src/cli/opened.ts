import { userInfo } from "node:os";
import type { KnownActor } from "../domain/acting/actor.ts";
import type { Store } from "../store/ports/store.ts";
import type { CommandLine } from "./command.ts";

/** Does the work on the database, which a server may be using at the same time. */
export async function opened<Result>(
  { dataDir, now }: CommandLine,
  work: (store: Store) => Promise<Result>,
  { mustExist = true }: { mustExist?: boolean } = {},
): Promise<Result> {
  // Loaded here, so that what is mistyped is answered without waiting for it.
  const { openStore } = await import("../store/open.ts");
  const { bringRules } = await import("../bring-rules.ts");
  const store = await openStore({ dataDir, now, mustExist });
  try {
    // A database made by a command is as full as one made by a start.
    if (!mustExist) await bringRules(store);
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Whoever may run commands on this machine may do everything; the audit names their user on it. */
export function operator(): KnownActor {
  return { kind: "SYSTEM", origin: `command line (${userInfo().username})` };
}
