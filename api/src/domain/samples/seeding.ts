import type { NewSample } from "../../store/ports/samples.ts";
import type { Store } from "../../store/ports/store.ts";
import { recordAudit } from "../acting/audit.ts";
import { digestOfRow } from "../bound-rows.ts";

/** Adds the samples that were never added before, by id; what staff made of one, or archived, is left alone. */
export async function addSeedSamples(store: Store, samples: readonly Omit<NewSample, "updatedBy">[]): Promise<number> {
  const known = await store.samples.byId(samples.map(({ id }) => id));
  if (known.every((sample) => sample !== null)) return 0;
  return store.transaction(async (tx) => {
    const now = await tx.samples.byId(samples.map(({ id }) => id));
    const names = new Set((await tx.samples.current()).map(({ nameZh }) => nameZh));
    // A name that staff gave to one of their own is theirs.
    const fresh = samples.filter(({ nameZh }, index) => !now[index] && !names.has(nameZh));
    await tx.samples.create(fresh.map((sample) => ({ ...sample, updatedBy: null })));
    const rows: Record<string, string> = {};
    for (const { id } of fresh) rows[id] = await digestOfRow(tx, "sample", id);
    if (fresh.length > 0)
      await recordAudit(tx, {
        actorKind: "SYSTEM",
        actorId: null,
        action: "sample.seed",
        origin: "seed",
        details: { samples: fresh.length, rows },
      });
    return fresh.length;
  });
}
