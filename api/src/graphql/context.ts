import type { Actor } from "../domain/acting/actor.ts";
import type { Domain } from "../domain/domain.ts";
import type { Context } from "./builder.ts";
import type { Budget } from "./limits/budget.ts";
import { createBudget } from "./limits/budget.ts";
import type { Loaders } from "./loaders.ts";
import { createLoaders } from "./loaders.ts";

/** What one operation's resolvers have at hand. Loaders are made when first asked for, since many operations need none. */
export function createContext(
  domain: Domain,
  asked: Pick<Context, "actor" | "actorNow" | "events" | "listsInTurns">,
  budget: Budget = createBudget(),
): Context {
  let loaders: Loaders | undefined;
  return {
    ...asked,
    domain,
    budget,
    get loaders() {
      loaders ??= createLoaders(domain, asked.actor);
      return loaders;
    },
  };
}

/** Answers the rest as somebody else, with nothing that was loaded before; it still counts as one operation unless told. */
export function answerAs(context: Context, actor: Actor, budget: Budget = context.budget): void {
  const { domain, actorNow, events, listsInTurns } = context;
  const renewed = createContext(domain, { actor, actorNow, events, listsInTurns }, budget);
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(renewed));
}
