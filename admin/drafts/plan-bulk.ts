import type { ProvinceCode } from "@beian/shared";
import { type Content, type InputValue, sameContent } from "../fields/content.ts";
import type { Stand } from "./stand.ts";

/** What many provinces are set to at once. What each has beside the value stays unless something else is asked for. */
export interface BulkContent {
  readonly value?: InputValue;
  readonly strictness: Content["strictness"] | "KEEP";
  readonly notes: Pick<Content, "noteZh" | "noteEn"> | "KEEP";
}

export const emptyBulk: BulkContent = { strictness: "KEEP", notes: "KEEP" };

/** A province as it stands before: what holds there, whose that is, and what the draft makes of it already. */
export interface ProvinceNow {
  readonly code: ProvinceCode;
  /** Of its own or inherited; null where nothing is recorded. */
  readonly content: Content | null;
  readonly own: boolean;
  readonly drafted: Stand;
}

/** What setting them comes to in one province. */
export interface BulkStep {
  readonly code: ProvinceCode;
  readonly before: Content | null;
  /** Null where nothing holds of its own any more, or the value is missing still. */
  readonly after: Content | null;
  /** What the draft is to say; what it says already where nothing changes. */
  readonly stand: Stand;
  readonly effects: readonly BulkEffect[];
}

export const bulkEffects = ["NEW", "VALUE", "STRICTNESS", "NOTE", "NOTE_REMOVED", "HANDED_BACK", "SAME"] as const;
export type BulkEffect = (typeof bulkEffects)[number];

/** What will be written, province by province, before it is. */
export function planBulk(provinces: readonly ProvinceNow[], content: BulkContent | "HANDED_BACK"): readonly BulkStep[] {
  return provinces.map((now) => (content === "HANDED_BACK" ? handedBack(now) : set(now, content)));
}

/** In how many provinces each thing happens; what happens nowhere is left out. */
export function countEffects(steps: readonly BulkStep[]): readonly (readonly [BulkEffect, number])[] {
  return bulkEffects
    .map((effect) => [effect, steps.filter(({ effects }) => effects.includes(effect)).length] as const)
    .filter(([, count]) => count > 0);
}

function handedBack(now: ProvinceNow): BulkStep {
  const before = standing(now);
  if (now.own) {
    const done = now.drafted === "HANDED_BACK";
    return { ...step(now, "HANDED_BACK"), before, after: null, effects: [done ? "SAME" : "HANDED_BACK"] };
  }
  // An edit that only the draft has goes; where there is none, nothing is its own.
  const drafted = typeof now.drafted !== "string";
  return { ...step(now, "UNTOUCHED"), before, after: null, effects: [drafted ? "HANDED_BACK" : "SAME"] };
}

function set(now: ProvinceNow, { value, strictness, notes }: BulkContent): BulkStep {
  const before = standing(now);
  if (value === undefined) return { ...step(now, now.drafted), before, after: null, effects: ["SAME"] };
  const { noteZh, noteEn } = notes === "KEEP" ? (before ?? { noteZh: "", noteEn: "" }) : notes;
  const kept = strictness === "KEEP" ? (before?.strictness ?? "ENFORCED") : strictness;
  const after: Content = { value, strictness: kept, noteZh, noteEn };
  if (before && sameContent(before, after)) return { ...step(now, now.drafted), before, after, effects: ["SAME"] };
  // Back at what the province itself says: the draft needs no edit for that.
  const isOwn = now.own && now.content !== null && sameContent(now.content, after);
  return { ...step(now, isOwn ? "UNTOUCHED" : after), before, after, effects: effectsOf(before, after) };
}

function effectsOf(before: Content | null, after: Content): readonly BulkEffect[] {
  if (before === null) return ["NEW"];
  const hadNote = before.noteZh.trim() !== "" || before.noteEn.trim() !== "";
  const hasNote = after.noteZh.trim() !== "" || after.noteEn.trim() !== "";
  const sameNotes = before.noteZh.trim() === after.noteZh.trim() && before.noteEn.trim() === after.noteEn.trim();
  return [
    ...(JSON.stringify(before.value) === JSON.stringify(after.value) ? [] : (["VALUE"] as const)),
    ...(before.strictness === after.strictness ? [] : (["STRICTNESS"] as const)),
    ...(sameNotes ? [] : hadNote && !hasNote ? (["NOTE_REMOVED"] as const) : (["NOTE"] as const)),
  ];
}

/** What one sees in the province now: the draft's edit, or else what holds. */
function standing({ content, drafted }: ProvinceNow): Content | null {
  return typeof drafted === "string" ? content : drafted;
}

function step({ code }: ProvinceNow, stand: Stand): Pick<BulkStep, "code" | "stand"> {
  return { code, stand };
}
