import { digestOf } from "@beian/shared";
import type { AuditEvent } from "../store/ports/audit.ts";
import type { StoreReads } from "../store/ports/store.ts";
import { textOfChange } from "./written-text.ts";

/** What the audit says of a publication, by which it is bound to what it left in the history. */
export interface BoundPublication {
  readonly changeNumber: number;
  /** How many revisions it appended. */
  readonly revisions: number;
  /** Null where it was published before publications were bound. */
  readonly digest: string | null;
}

/** The audit's name for a publication. */
export const publicationAction = "change.publish";

/** What history holds of a publication. */
export interface WrittenPublication {
  readonly revisions: number;
  /** Names exactly the change with its sources and edits, and each of its revisions. */
  readonly digest: string;
}

export async function writtenPublication(reads: StoreReads, changeNumber: number): Promise<WrittenPublication> {
  const written = await reads.written.publication(changeNumber);
  return { revisions: written.revisions.length, digest: digestOf(textOfChange(written)) };
}

/** The publication that an event tells of; null where it tells of something else, or of one that was refused. */
export function publicationIn({ action, changeNumber, details }: AuditEvent): BoundPublication | null {
  if (action !== publicationAction || changeNumber === null || "refused" in details) return null;
  const { edits, digest } = details;
  return { changeNumber, revisions: Number(edits), digest: typeof digest === "string" ? digest : null };
}
