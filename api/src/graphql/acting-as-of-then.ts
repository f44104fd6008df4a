import type { GraphQLSchema } from "graphql";
import { defaultFieldResolver } from "graphql";
import type { Actor } from "../domain/acting/actor.ts";
import { NotSignedIn } from "../domain/acting/refusal.ts";
import type { Context } from "./builder.ts";
import { answerAs } from "./context.ts";

/**
 * Of several mutations in one operation each acts as whoever asked, which the domain judges by what they may do at that
 * moment, and what it answers is shown to them as they are by then: a right that goes in between is gone for the rest.
 */
export function actingAsOfThen(schema: GraphQLSchema): GraphQLSchema {
  const asked = new WeakMap<Context, Actor>();
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve = defaultFieldResolver } = field;
    field.resolve = async (source, args, context: Context, info) => {
      const actor = asked.get(context) ?? context.actor;
      asked.set(context, actor);
      answerAs(context, actor);
      const outcome: unknown = await resolve(source, args, context, info);
      answerAs(context, await asOfNow(context));
      return outcome;
    };
  }
  return schema;
}

/** A token that was revoked meanwhile makes a stranger of whoever acted by it: what is done is answered still. */
async function asOfNow({ actor, actorNow }: Context): Promise<Actor> {
  try {
    return await actorNow();
  } catch (error) {
    if (error instanceof NotSignedIn) return { kind: "ANONYMOUS", origin: actor.origin };
    throw error;
  }
}
