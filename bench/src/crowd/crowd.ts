import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { provinceCodes } from "../../../shared/src/index.ts";
import type { Effort } from "../effort.ts";
import { load } from "../http/load.ts";
import { endsWithThis, scriptAt, startProduct } from "../http/server-process.ts";
import { median } from "../statistics.ts";
import type { Row } from "../table.ts";

const connections = 1_000;
const changesASecond = 50;
const section = "Many at once: 1,000 connections read the provinces' rules";

const bodies = provinceCodes.map((code) =>
  JSON.stringify({
    query: `{ province(code: ${code}) { version rules { requirement { key } content { summary } } } }`,
  }),
);

/** The product's server read by a crowd: undisturbed, and while another process publishes. Throws at any error. */
export async function crowdRows({ crowdSeconds }: Effort): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), "beian-bench-"));
  const server = await startProduct(directory);
  try {
    const reading = { bodies, connections, milliseconds: Math.max(2, crowdSeconds / 10) * 1_000 };
    await load(server, reading);
    const quiet = await load(server, reading);
    const { busy, memory, published } = await whilePublishing(join(directory, "beian.db"), async () => {
      const samples: number[] = [];
      const sampling = setInterval(() => samples.push(server.memory()), 500);
      const turn = await load(server, { ...reading, milliseconds: crowdSeconds * 1_000 });
      clearInterval(sampling);
      return { busy: turn, memory: samples };
    });
    const third = Math.ceil(memory.length / 3);
    const early = median(memory.slice(third, 2 * third));
    const late = median(memory.slice(2 * third));
    return [
      { section, what: "quiet", value: quiet.perSecond, unit: "requests/s", note: `p99 ${Math.round(quiet.p99)} ms` },
      {
        section,
        what: "while another process publishes",
        value: busy.perSecond,
        unit: "requests/s",
        note: `p99 ${Math.round(busy.p99)} ms, ${published} changes published in ${crowdSeconds} s`,
      },
      { section, what: "p99 while publishing : p99 quiet", value: busy.p99 / quiet.p99, unit: "×", bar: { atMost: 5 } },
      {
        section,
        what: "memory in the last third : in the middle one",
        value: late / early,
        unit: "×",
        bar: { atMost: 1.1 },
        note: `${Math.round(late / 1e6)} MB`,
      },
    ];
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function whilePublishing<Result>(database: string, work: () => Promise<Result>) {
  const publisher = spawn(process.execPath, [scriptAt("bench/src/crowd/publisher.ts")], {
    env: { ...process.env, DATABASE: database, PER_SECOND: String(changesASecond) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  endsWithThis(publisher);
  const lines = createInterface({ input: publisher.stdout })[Symbol.asyncIterator]();
  const counted = async () => Number((await lines.next()).value);
  // Its start takes as long as it takes, on a busy machine longer than the crowd reads.
  const before = await counted();
  const result = await work();
  publisher.kill("SIGTERM");
  const published = (await counted()) - before;
  if (!(published > 0)) throw new Error("nothing was published meanwhile");
  return { ...result, published };
}
