import type { Actor } from "../domain/acting/actor.ts";
import type { Domain } from "../domain/domain.ts";
import type { Context } from "./builder.ts";
import type { Loaders } from "./loaders.ts";
import { createLoaders } from "./loaders.ts";

/** What one operation's resolvers have at hand. Loaders are made when first asked for, since many operations need none. */
export function createContext(domain: Domain, asked: Pick<Context, "actor" | "actorNow" | "events">): Context {
  let loaders: Loaders | undefined;
  return {
    ...asked,
    domain,
    get loaders() {
      loaders ??= createLoaders(domain, asked.actor);
      return loaders;
    },
  };
}

/** Answers the rest as somebody else, with nothing that was loaded before. */
export function answerAs(context: Context, actor: Actor): void {
  const { domain, actorNow, events } = context;
  const renewed = createContext(domain, { actor, actorNow, events });
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(renewed));
}
