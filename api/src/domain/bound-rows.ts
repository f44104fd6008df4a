import { digestOf } from "@beian/shared";
import type { AuditEvent } from "../store/ports/audit.ts";
import type { AuditAction } from "../store/ports/audit-actions.ts";
import type { StoreReads } from "../store/ports/store.ts";
import type { RowKind } from "../store/ports/written.ts";
import { rowKinds } from "../store/ports/written.ts";
import { textOfRow } from "./written-text.ts";

export type { RowKind } from "../store/ports/written.ts";

/** A row by the id that people and the audit know it by. */
export interface RowNamed {
  readonly kind: RowKind;
  readonly id: string;
}

export type RowFault = "ROW_ALTERED" | "ROW_MISSING" | "ROW_ADDED";

/** Names exactly what a row says, for the event of the act that made or last changed it. */
export async function digestOfRow(reads: StoreReads, kind: RowKind, id: string | number): Promise<string> {
  const row = await reads.written.row(kind, id);
  if (row === null) throw new Error(`there is no ${kind} ${id} to bind`);
  return digestOf(textOfRow(row));
}

/** What an event tells of a row. */
interface ToldRow extends RowNamed {
  /** Whether the event made it; else it was there before. */
  readonly made: boolean;
  /** Null where a version wrote it that didn't bind rows. */
  readonly digest: string | null;
}

/** Which kind of row an act is on, and whether it makes one. */
interface RowAct {
  readonly kind: RowKind;
  readonly made: boolean;
}

const acts: Readonly<Record<string, RowAct>> = {
  "person.create": { kind: "person", made: true },
  "person.role": { kind: "person", made: false },
  "person.disable": { kind: "person", made: false },
  "person.enable": { kind: "person", made: false },
  "person.password": { kind: "person", made: false },
  "token.create": { kind: "token", made: true },
  "token.revoke": { kind: "token", made: false },
  "change.approve": { kind: "review", made: true },
  "change.reject": { kind: "review", made: true },
  "change.comment": { kind: "comment", made: true },
  "sample.create": { kind: "sample", made: true },
  "sample.edit": { kind: "sample", made: false },
  "sample.archive": { kind: "sample", made: false },
  "webhook.create": { kind: "webhook", made: true },
  "webhook.rotateSecret": { kind: "webhook", made: false },
  "webhook.disable": { kind: "webhook", made: false },
  "webhook.enable": { kind: "webhook", made: false },
} satisfies Partial<Record<AuditAction, RowAct>>;

/** The rows that an event tells of, and how many it made without telling which, as former versions did. */
function toldBy({ action, subject, details }: AuditEvent): { rows: readonly ToldRow[]; unnamed: readonly RowKind[] } {
  const nothing = { rows: [], unnamed: [] };
  if ("refused" in details) return nothing;
  if (action === "sample.seed") {
    const { samples, rows } = details;
    if (typeof rows !== "object" || rows === null)
      return { rows: [], unnamed: Array.from({ length: Number(samples) }, () => "sample" as const) };
    const told = Object.entries(rows).map(([id, digest]) => ({ kind: "sample", id, made: true, digest }) as const);
    return { rows: told, unnamed: [] };
  }
  const act = acts[action];
  if (!act) return nothing;
  const { kind, made } = act;
  const id = kind === "review" || kind === "comment" ? details[kind] : subject;
  if (typeof id !== "string" && typeof id !== "number") return { rows: [], unnamed: made ? [kind] : [] };
  const digest = typeof details.row === "string" ? details.row : null;
  return { rows: [{ kind, id: String(id), made, digest }], unnamed: [] };
}

/** Rows compared with what the audit told of each at last. */
export interface RowCheck {
  /** In the order of the chain. */
  note(event: AuditEvent): void;
  /** What is at odds, or how many rows are as the audit says, and how many were last written before rows were bound. */
  result(reads: StoreReads): Promise<(RowNamed & { readonly fault: RowFault }) | RowsBound>;
}

export interface RowsBound {
  readonly bound: number;
  readonly unbound: number;
}

const rowsAtATime = 500;

export function createRowCheck(): RowCheck {
  const told = Object.fromEntries(
    rowKinds.map((kind) => [kind, new Map<string, { made: boolean; digest: string | null }>()]),
  ) as Record<RowKind, Map<string, { made: boolean; digest: string | null }>>;
  const unnamed = new Map<RowKind, number>();

  const check = async (reads: StoreReads, kind: RowKind) => {
    const missing = new Set(told[kind].keys());
    let [bound, unbound, ofBefore] = [0, 0, 0];
    let last: string | number | null = null;
    for (;;) {
      const rows = await reads.written.rows(kind, { after: last, limit: rowsAtATime });
      for (const { id, row } of rows) {
        last = id;
        const name = String(id);
        const known = told[kind].get(name);
        missing.delete(name);
        if (!known?.made) ofBefore += 1;
        if (ofBefore > (unnamed.get(kind) ?? 0)) return { kind, id: name, fault: "ROW_ADDED" } as const;
        if (known?.digest && known.digest !== digestOf(textOfRow(row)))
          return { kind, id: name, fault: "ROW_ALTERED" } as const;
        if (known?.digest) bound += 1;
        else unbound += 1;
      }
      if (rows.length < rowsAtATime) break;
    }
    const [gone] = missing;
    if (gone !== undefined) return { kind, id: gone, fault: "ROW_MISSING" } as const;
    // Of these only the number is known.
    if (ofBefore < (unnamed.get(kind) ?? 0)) return { kind, id: "?", fault: "ROW_MISSING" } as const;
    return { bound, unbound };
  };

  return {
    note(event) {
      const { rows, unnamed: more } = toldBy(event);
      for (const kind of more) unnamed.set(kind, (unnamed.get(kind) ?? 0) + 1);
      for (const { kind, id, made, digest } of rows)
        told[kind].set(id, { made: made || (told[kind].get(id)?.made ?? false), digest });
    },
    async result(reads) {
      let [bound, unbound] = [0, 0];
      for (const kind of rowKinds) {
        const found = await check(reads, kind);
        if ("fault" in found) return found;
        bound += found.bound;
        unbound += found.unbound;
      }
      return { bound, unbound };
    },
  };
}
