import type { PlainDate } from "@beian/shared";
import SchemaBuilder from "@pothos/core";
import RelayPlugin from "@pothos/plugin-relay";
import type { Actor } from "../domain/acting/actor.ts";
import type { Domain } from "../domain/domain.ts";
import type { EventStream } from "./event-stream.ts";
import type { Budget } from "./limits/budget.ts";
import type { Loaders } from "./loaders.ts";

/** What resolvers have at hand: the domain decides, the loaders batch. */
export interface Context {
  readonly domain: Domain;
  readonly actor: Actor;
  /** Whoever asked, as they are by now; throws NotSignedIn where their token doesn't hold any more. */
  readonly actorNow: () => Promise<Actor>;
  readonly loaders: Loaders;
  /** Counts what the operation takes. */
  readonly budget: Budget;
  /** Whether long lists are answered as such that others have their turn between their entries. */
  readonly listsInTurns: boolean;
  /** Where the caller's stream of server-sent events stands, for those who subscribe. */
  readonly events: EventStream;
}

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: PlainDate; Output: PlainDate };
    /** Milliseconds since the epoch inside, RFC 3339 outside. */
    DateTime: { Input: number; Output: number };
    JSON: { Input: unknown; Output: unknown };
  };
}>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    // Ids that name nothing answer null, whatever they look like, so these two are defined in node.ts.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    edgesFieldOptions: { nullable: { list: false, items: false } },
    nodeFieldOptions: { nullable: false },
  },
});

builder.queryType({ description: "What is in force, what it asks, and how a filing fares under it." });
builder.mutationType({ description: "What changes something. An expected refusal is an answer, told by its type." });
