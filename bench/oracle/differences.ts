import type { RuleValue } from "../../shared/src/index.ts";

/** Something that the definitions mean to say otherwise than the code did. */
export interface Difference {
  readonly requirement: string;
  readonly where: (value: RuleValue | null) => boolean;
  readonly reason: string;
}

/** Whatever else differs is a mistake. */
export const differences: readonly Difference[] = [
  {
    requirement: "individual-certificate-types",
    where: (value) => Array.isArray(value) && value.length === 0,
    reason: "where no kind of certificate is recorded, the message says so instead of breaking off",
  },
];

/** Definitions of edition 1 that say something else today, by key, with the reason. */
export const changedDefinitions: Readonly<Record<string, string>> = {};
