import type { PlainDate } from "@beian/shared";
import { isCalendarDate } from "@beian/shared";
import { z } from "zod";
import type { Store } from "../store/ports/store.ts";
import type { BrokenAudit } from "./audit-trail.ts";
import { createAuditTrail } from "./audit-trail.ts";
import type { Rulebook, RulebooksParts } from "./rulebooks.ts";
import { createRulebooks } from "./rulebooks.ts";

/**
 * What a backup says of itself: the digest of the rule book of the day on which it was made. It's worked out again when
 * the backup is restored, and must be the same.
 */
export interface BackupMark {
  readonly asOf: PlainDate;
  /** Milliseconds since the epoch, of the last revision; null with no history. */
  readonly knownAt: number | null;
  readonly digest: string;
  /** How many events the audit had. */
  readonly auditEvents: number;
}

export type MarkFault = "NO_MARK" | "OTHER_AUDIT" | "OTHER_RULES" | BrokenAudit;

const settingKey = "backup.mark";
const markSchema = z.strictObject({
  asOf: z.string().refine(isCalendarDate),
  knownAt: z.number().nullable(),
  digest: z.string(),
  auditEvents: z.number(),
});

type MarkParts = Pick<RulebooksParts, "now">;

/** Marks a copy of the live database, whose audit must be whole and whose rules must be the live one's. */
export async function markBackup(copy: Store, live: Store, parts: MarkParts): Promise<BackupMark | MarkFault> {
  const audit = await createAuditTrail({ store: copy }).verify();
  if (!audit.whole) return audit;
  const book = await (await createRulebooks({ store: copy, ...parts })).at({});
  const knownAt = knownAtOf(book);
  const same = await bookOf(live, parts, { asOf: book.asOf, knownAt });
  if (same.digest !== book.digest) return "OTHER_RULES";
  const mark = { asOf: book.asOf, knownAt, digest: book.digest, auditEvents: audit.events };
  await copy.transaction((tx) => tx.settings.put(settingKey, JSON.stringify(mark)));
  return mark;
}

/** Whether the database is the backup that it was marked as. */
export async function verifyBackup(store: Store, parts: MarkParts): Promise<BackupMark | MarkFault> {
  const written = await store.settings.get(settingKey);
  const mark = markSchema.safeParse(written === null ? null : parsed(written));
  if (!mark.success) return "NO_MARK";
  const audit = await createAuditTrail({ store }).verify();
  if (!audit.whole) return audit;
  if (audit.events !== mark.data.auditEvents) return "OTHER_AUDIT";
  const book = await bookOf(store, parts, mark.data);
  if (book.digest !== mark.data.digest || knownAtOf(book) !== mark.data.knownAt) return "OTHER_RULES";
  return mark.data;
}

async function bookOf(
  store: Store,
  parts: MarkParts,
  { asOf, knownAt }: Pick<BackupMark, "asOf" | "knownAt">,
): Promise<Rulebook> {
  const rulebooks = await createRulebooks({ store, ...parts });
  return rulebooks.at({ asOf, ...(knownAt === null ? {} : { knownAt }) });
}

function knownAtOf({ document }: Rulebook): number | null {
  return document.knownAt === null ? null : Date.parse(document.knownAt);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
