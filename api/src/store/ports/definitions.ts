import type { Definition, PlainDate } from "@beian/shared";

/** An entry of the history of definitions, with the change that recorded it. */
export interface RecordedDefinition {
  /** Of the same counter as the history of rules: of any two entries of either, the later one has the higher number. */
  readonly id: number;
  readonly requirement: string;
  /** Null withdraws the requirement. */
  readonly content: Definition | null;
  readonly effectiveFrom: PlainDate;
  readonly recordedAt: number;
  readonly changeNumber: number;
  /** Whether it was knowingly recorded for a time before it was recorded. */
  readonly correction: boolean;
}

export type NewDefinition = Pick<RecordedDefinition, "requirement" | "content" | "effectiveFrom" | "correction">;

/** What is defined on a day, and when the next entry takes over. */
export interface DefinitionInForce {
  readonly revision: RecordedDefinition & { readonly content: Definition };
  /** The first day of the next one that is known; absent where none is. */
  readonly until?: PlainDate;
}

/** A requirement on a day as known at an instant. */
export interface DefinitionPlace {
  readonly requirement: string;
  readonly asOf: PlainDate;
  readonly knownAt: number;
}

/** What a change makes of a definition; a content of null withdraws it. */
export interface DefinitionEditRecord {
  readonly requirement: string;
  readonly content: Definition | null;
  /** The definition's latest revision when the edit was drafted; null where it had none. */
  readonly baseRevision: number | null;
  readonly editedBy: string | null;
  readonly editedAt: number;
}

export type NewDefinitionEdit = Omit<DefinitionEditRecord, "editedAt">;

/** What requirements were defined as, when it was recorded and from when it holds. */
export interface DefinitionReads {
  /**
   * What is defined on a day as known at an instant, in the order in which requirements were first recorded; those that
   * are withdrawn, or not yet defined, are left out; so are the entries of a change, where one is named.
   */
  inForce(asOf: PlainDate, knownAt: number, without?: number): Promise<readonly DefinitionInForce[]>;
  /**
   * What is said of every requirement that was ever defined, in the order in which they were first recorded: what is defined
   * on a day as known now, else, of those that are withdrawn or only defined for later, what was said last.
   */
  everDefined(asOf: PlainDate): Promise<readonly DefinitionInForce["revision"][]>;
  /** What holds of each at its moment, a withdrawal included, in the order given. */
  heldAt(moments: readonly DefinitionPlace[]): Promise<readonly (RecordedDefinition | null)[]>;
  /** The change that recorded the first ones; null where there are none. */
  firstChange(): Promise<number | null>;
  /** Another one whenever something was recorded that may define anything otherwise. */
  state(): Promise<number>;
  /** The last entry of each, in the order given, whenever it takes effect. */
  latest(requirements: readonly string[]): Promise<readonly (RecordedDefinition | null)[]>;
  /** By number, in the order given. */
  byId(ids: readonly number[]): Promise<readonly (RecordedDefinition | null)[]>;
  /** All entries of a requirement that stand, latest recorded first. */
  historyOf(requirement: string): Promise<readonly RecordedDefinition[]>;
  /** Those that a change recorded, by number. */
  ofChange(changeNumber: number): Promise<readonly RecordedDefinition[]>;
  /** Answers for every number given, by requirement. */
  editsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly DefinitionEditRecord[]>>;
}

/** Nothing of history is ever altered or taken away. */
export interface DefinitionWrites {
  /**
   * Records a change's definitions at one instant, which is that of the change's rules too: these are appended after
   * them. Comes before the change is marked as published.
   */
  append(changeNumber: number, revisions: readonly NewDefinition[]): Promise<readonly RecordedDefinition[]>;
  /** Sets the edits of the requirements named, and leaves the others. */
  putEdits(changeNumber: number, edits: readonly NewDefinitionEdit[]): Promise<void>;
  dropEdits(changeNumber: number, requirements: readonly string[]): Promise<void>;
}
