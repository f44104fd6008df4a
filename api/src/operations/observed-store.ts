import { eachOperation } from "../store/each-operation.ts";
import { WrongCursor } from "../store/ports/page.ts";
import type { Store } from "../store/ports/store.ts";
import type { Metrics } from "./metrics.ts";
import type { Trace } from "./trace.ts";

/** The same store, with each of its operations timed and traced. */
export function observedStore(store: Store, metrics: Pick<Metrics, "storeTook">, trace: Trace): Store {
  return eachOperation(store, (name, run) =>
    trace(`store.${name}`, {}, async () => {
      const from = performance.now();
      let failed = false;
      try {
        return await run();
      } catch (error) {
        // A cursor that isn't one is its sender's failure.
        failed = !(error instanceof WrongCursor);
        throw error;
      } finally {
        metrics.storeTook(name, (performance.now() - from) / 1_000, failed);
      }
    }),
  );
}
