import type { CheckedDefinition, DefinitionProblem, PlainDate } from "@beian/shared";
import { beijingDateOf } from "@beian/shared";
import { LaneFull } from "../../operations/lane.ts";
import type { Store } from "../../store/ports/store.ts";
import type { Actor } from "../acting/actor.ts";
import { mustBeAllowed } from "../acting/permissions.ts";
import { Busy } from "../acting/refusal.ts";
import { contextOf } from "./check-recorded.ts";
import { keyTaken } from "./drafted.ts";
import type { Defined } from "./edits-in-words.ts";
import { defining } from "./edits-in-words.ts";
import { createReviewing, ReviewTooLong } from "./reviewing.ts";
import type { DefinitionInput } from "./typed-definitions.ts";
import { definitionMeant } from "./typed-definitions.ts";

/** A requirement on a day as known at an instant: today and now where they are null. */
export type DefinitionMoment = readonly [requirement: string, asOf: PlainDate | null, knownAt: number | null];

/** What requirements were defined as; never drafts. All answers are in the order given, null where nothing was defined. */
export interface Definitions {
  at(moments: readonly DefinitionMoment[]): Promise<readonly (Defined | null)[]>;
  byId(ids: readonly number[]): Promise<readonly (Defined | null)[]>;
  firstOf(requirements: readonly string[]): Promise<readonly (Defined | null)[]>;
  /** What is wrong with a definition, and what it costs; nothing of it is kept. For those who may edit changes. */
  review(actor: Actor, input: DefinitionInput): Promise<CheckedDefinition>;
  close(): Promise<void>;
  /** The first day on which another, or none, holds in its place as known now. */
  untilOf(definitions: readonly Defined[]): Promise<readonly (PlainDate | null)[]>;
}

export function createDefinitions({ store, now }: { store: Store; now: () => Date }): Definitions {
  const reviewing = createReviewing();
  return {
    async review(actor, input) {
      mustBeAllowed(actor, "EDIT_CHANGES");
      const history = await store.definitions.historyOf(input.key);
      const followed = history.find(({ id }) => id === input.follows)?.content ?? null;
      const context = await contextOf(store, input.key, [], beijingDateOf(now()));
      try {
        const checked = await reviewing.review({ input: definitionMeant(input, followed), context });
        const isOthers = input.follows == null ? history.length > 0 : followed === null;
        return isOthers ? { ...checked, problems: [ofAnother, ...checked.problems] } : checked;
      } catch (error) {
        if (error instanceof LaneFull) throw new Busy();
        if (error instanceof ReviewTooLong) return { definition: null, problems: [tooLong], cost: 0 };
        throw error;
      }
    },
    close: () => reviewing.close(),
    async at(moments) {
      const today = beijingDateOf(now());
      const held = await store.definitions.heldAt(
        moments.map(([requirement, asOf, knownAt]) => ({
          requirement,
          asOf: asOf ?? today,
          knownAt: knownAt ?? Number.MAX_SAFE_INTEGER,
        })),
      );
      return held.map(defining);
    },
    byId: async (ids) => (await store.definitions.byId(ids)).map(defining),
    firstOf: (requirements) =>
      Promise.all(requirements.map(async (key) => defining((await store.definitions.historyOf(key)).at(-1) ?? null))),
    async untilOf(definitions) {
      const histories = new Map(
        await Promise.all(
          [...new Set(definitions.map(({ requirement }) => requirement))].map(
            async (key) => [key, await store.definitions.historyOf(key)] as const,
          ),
        ),
      );
      return definitions.map(({ requirement, effectiveFrom }) => {
        const later = (histories.get(requirement) ?? [])
          .map((one) => one.effectiveFrom)
          .filter((day) => day > effectiveFrom);
        return later.sort()[0] ?? null;
      });
    },
  };
}

const ofAnother: DefinitionProblem = { code: "KEY_TAKEN", path: ["key"], message: keyTaken };

const tooLong: DefinitionProblem = {
  code: "TOO_COSTLY",
  path: [],
  message: { zh: "未能在限定时间内审阅完", en: "could not be reviewed in the time allowed" },
};
