import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRulebooks } from "../../../api/src/domain/rulebooks.ts";
import { cursorOf } from "../../../api/src/store/cursors.ts";
import { openFile } from "../../../api/src/store/open.ts";
import type { Store } from "../../../api/src/store/ports/store.ts";
import { beijingDateOf, differenceOf, shippedCatalogue } from "../../../shared/src/index.ts";
import { randomOf } from "../../oracle/random.ts";
import type { Effort } from "../effort.ts";
import { median, medianRatio } from "../statistics.ts";
import type { Row } from "../table.ts";
import { cells, dayAt, grow, instantAt } from "./grow.ts";
import type { Serving } from "./serving.ts";
import { serve } from "./serving.ts";

const everything = Number.MAX_SAFE_INTEGER;
const now = () => new Date();
const today = beijingDateOf(now());

/** One thing that is asked of a store, and how often a turn. */
interface Task {
  readonly what: string;
  /** The most that the largest history may take of the smallest one's time; absent where the design sets nothing. */
  readonly bar?: number;
  run(store: Store, file: string, turn: number): Promise<unknown>;
}

const tasks: readonly Task[] = [
  {
    what: "rules in force today, all cells",
    bar: 1.1,
    run: (store) => store.history.revisionsInForce(cells, today, everything),
  },
  {
    what: "rules as of a random day, as known at a random instant",
    bar: 3,
    run(store, _, turn) {
      const chance = randomOf(turn);
      return store.history.revisionsInForce(cells, dayAt(chance()), instantAt(chance()));
    },
  },
  {
    what: "history of a province with what it inherits, first page",
    bar: 3,
    run: (store) => store.history.page({ layer: "ZJ", withInherited: true }, { first: 20 }),
  },
  {
    what: "the same, a page in the middle",
    bar: 3,
    async run(store) {
      const latest = await store.history.last();
      const after = cursorOf("recorded", Math.ceil((latest?.id ?? 0) / 2));
      return store.history.page({ layer: "ZJ", withInherited: true }, { first: 20, after });
    },
  },
  { what: "how long that history is", run: (store) => store.history.count({ layer: "ZJ", withInherited: true }) },
  { what: "changes, first page", run: (store) => store.changes.page({ today }, { first: 20 }) },
  {
    what: "published changes of a province, first page",
    run: (store) => store.changes.page({ today, statuses: ["PUBLISHED"], layer: "ZJ" }, { first: 20 }),
  },
  {
    what: "how many changes touch a requirement in a province",
    run: (store) => store.changes.count({ today, layer: "ZJ", requirement: cells[0]?.requirement }),
  },
  { what: "how many changes touch a province", run: (store) => store.changes.count({ today, layer: "ZJ" }) },
  {
    what: "a province on two random days, laid side by side",
    async run(store, _, turn) {
      const chance = randomOf(turn);
      const rulebooks = await createRulebooks({ store, now });
      const [before, after] = [
        await rulebooks.at({ asOf: dayAt(chance()) }),
        await rulebooks.at({ asOf: dayAt(chance()) }),
      ];
      return differenceOf(before.rules("ZJ"), after.rules("ZJ"), shippedCatalogue.requirements);
    },
  },
  {
    what: "opening the database",
    bar: 3,
    async run(_, file) {
      const opened = await openFile(file, { now, mustExist: true });
      await opened.history.latestRecordedAt();
      await opened.close();
    },
  },
  {
    what: "publishing a change of five edits, until it is read",
    async run(store, _, turn) {
      await publish(store, turn);
      // The first read after a publication lets go of all pages that the reader kept.
      await store.history.latestRecordedAt();
    },
  },
];

interface History {
  readonly size: number;
  readonly file: string;
  readonly store: Store;
  readonly serving: Serving;
}

/** Seconds. */
const longestStart = 2;

/** A task is done so often a turn: once alone, it would mostly tell what ran before it. */
const timesATurn = 5;

/** The store with histories of growing length, made the same way; the largest beside the smallest, turn by turn. */
export async function growthRows({ rounds, sizes, historyDirectory }: Effort): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), "beian-bench-"));
  const histories: History[] = [];
  try {
    for (const size of sizes) {
      const file = join(directory, `${size}.db`);
      const history = await historyOf(size, historyDirectory ?? directory);
      const serving = await serve(history, join(directory, `served-${size}`));
      copyFileSync(history, file);
      histories.push({ size, file, serving, store: await openFile(file, { now, mustExist: true }) });
    }
    const times = new Map<string, number[]>();
    for (let round = -1; round < rounds * 2; round += 1) {
      for (const { what, run } of tasks) {
        for (const { size, file, store } of histories) {
          const began = performance.now();
          for (let again = 0; again < timesATurn; again += 1) await run(store, file, (round + 2) * timesATurn + again);
          const taken = (performance.now() - began) / timesATurn;
          // The first round warms up.
          if (round >= 0) times.set(`${what} ${size}`, [...(times.get(`${what} ${size}`) ?? []), taken]);
        }
      }
    }
    const smallest = Math.min(...sizes);
    return histories.flatMap(({ size, file, serving }): readonly Row[] => {
      const section = `History of ${size.toLocaleString("en-US")} revisions`;
      const rows = tasks.map(({ what, bar }): Row => {
        const [own, least] = [times.get(`${what} ${size}`) ?? [], times.get(`${what} ${smallest}`) ?? []];
        const note = `${median(own).toFixed(2)} ms`;
        const row = { section, what, value: medianRatio(own, least), unit: "×", note };
        return bar === undefined || size === smallest ? row : { ...row, bar: { atMost: bar } };
      });
      return [
        ...rows,
        {
          section,
          what: "starting the API until it listens",
          value: serving.ready / 1_000,
          unit: "s",
          bar: { atMost: longestStart },
        },
        {
          section,
          what: "memory of the API",
          value: serving.memoryAfterReads / 1e6,
          unit: "MB",
          note: `${Math.round(serving.memoryAtRest / 1e6)} MB at rest, then read at random days and instants`,
        },
        { section, what: "size of the database", value: statSync(file).size / 1e6, unit: "MB" },
      ];
    });
  } finally {
    for (const { store } of histories) await store.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A database with a history of a length; made unless it is there from an earlier run. */
async function historyOf(size: number, directory: string): Promise<string> {
  const file = join(directory, `history-${size}.db`);
  if (existsSync(file)) return file;
  mkdirSync(directory, { recursive: true });
  const making = `${file}.part`;
  rmSync(making, { force: true });
  await (await openFile(making, { now })).close();
  console.error(`writing ${size.toLocaleString("en-US")} revisions`);
  grow(making, size);
  renameSync(making, file);
  return file;
}

async function publish(store: Store, turn: number): Promise<void> {
  const chance = randomOf(turn);
  await store.transaction(async (tx) => {
    const { number } = await tx.changes.create({ title: "变更", reason: "增长", authorId: null });
    const edits = Array.from({ length: 5 }, () => cells[Math.floor(chance() * cells.length)]).flatMap((cell) =>
      cell ? [{ ...cell, content: { value: true, strictness: "ENFORCED", noteZh: `第 ${number} 号` } as const }] : [],
    );
    await tx.changes.putEdits(
      number,
      edits.map((edit) => ({ ...edit, baseRevision: null, editedBy: null })),
    );
    const recorded = await tx.history.append(
      number,
      edits.map((edit) => ({ ...edit, effectiveFrom: today, correction: false })),
    );
    const publishedAt = recorded[0]?.recordedAt ?? tx.at;
    await tx.changes.update(number, 1, { status: "PUBLISHED", effectiveFrom: today, publishedAt });
  });
}
