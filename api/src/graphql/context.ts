import type { Domain } from "../domain/domain.ts";
import type { Context } from "./builder.ts";
import { createBudget } from "./limits/budget.ts";
import type { Loaders } from "./loaders.ts";
import { createLoaders } from "./loaders.ts";

/** What one operation's resolvers have at hand. Loaders are made when first asked for, since many operations need none. */
export function createContext(
  domain: Domain,
  asked: Pick<Context, "actor" | "actorNow" | "events" | "listsInTurns">,
): Context {
  let loaders: Loaders | undefined;
  return {
    ...asked,
    domain,
    budget: createBudget(),
    get loaders() {
      loaders ??= createLoaders(domain, asked.actor);
      return loaders;
    },
  };
}
