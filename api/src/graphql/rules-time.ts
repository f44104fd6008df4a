import type { RulesTime } from "../domain/rulebooks.ts";
import { builder } from "./builder.ts";

/** The two time axes that every question about rules takes. */
export const rulesTimeArgs = builder.args((t) => ({
  asOf: t.field({ type: "Date", description: "The day whose rules are asked for; today in Beijing unless given." }),
  knownAt: t.field({
    type: "DateTime",
    description:
      "The instant up to which history is read; now unless given. An earlier one answers as it was known then.",
  }),
}));

export function rulesTimeOf(args: { asOf?: string | null; knownAt?: number | null }): RulesTime {
  return { asOf: args.asOf ?? undefined, knownAt: args.knownAt ?? undefined };
}
