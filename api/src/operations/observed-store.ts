import type { Store } from "../store/store.ts";
import type { Metrics } from "./metrics.ts";
import type { Trace } from "./trace.ts";

/** The same store, with each of its operations timed and traced. */
export function observedStore(store: Store, metrics: Pick<Metrics, "storeTook">, trace: Trace): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function" || typeof name !== "string") return member;
      return (...given: unknown[]) =>
        trace(`store.${name}`, {}, async () => {
          const from = performance.now();
          let failed = true;
          try {
            const result: unknown = await Reflect.apply(member, target, given);
            failed = false;
            return result;
          } finally {
            metrics.storeTook(name, (performance.now() - from) / 1_000, failed);
          }
        });
    },
  });
}
