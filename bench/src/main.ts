// npm run bench -- [--quick] [--json] [--history DIRECTORY] [section …]; without a section, all of them.
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import type { Effort } from "./effort.ts";
import { quick, thorough } from "./effort.ts";
import type { Row } from "./table.ts";
import { isMet, tableOf } from "./table.ts";

/** Each is loaded when it runs, so that one doesn't need what only another does. */
const sections: Readonly<Record<string, (effort: Effort) => Promise<readonly Row[]>>> = {
  engine: async (effort) => (await import("./engine/engine.ts")).engineRows(effort),
  http: async (effort) => (await import("./http/http.ts")).httpRows(effort),
  growth: async (effort) => (await import("./growth/growth.ts")).growthRows(effort),
  pages: async (effort) => (await import("./pages/pages.ts")).pageRows(effort),
  crowd: async (effort) => (await import("./crowd/crowd.ts")).crowdRows(effort),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    history: { type: "string" },
  },
});
const unknown = positionals.find((name) => !(name in sections));
if (unknown !== undefined) {
  console.error(`没有“${unknown}”这一项，可选：${Object.keys(sections).join("、")} / no section ${unknown}`);
  process.exit(1);
}

// What was started ends with this process: see server-process.ts.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

const chosen = Object.entries(sections).filter(([name]) => positionals.length === 0 || positionals.includes(name));
const effort: Effort = { ...(values.quick ? quick : thorough), historyDirectory: values.history };
const rows: Row[] = [];
for (const [name, measure] of chosen) {
  console.error(`── ${name}`);
  rows.push(...(await measure(effort)));
}

const machine = {
  at: new Date().toISOString(),
  processor: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  memoryInGib: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
if (values.json)
  console.log(JSON.stringify({ machine, rows: rows.map((row) => ({ ...row, met: isMet(row) })) }, null, 2));
else {
  const { at, processor, cores, memoryInGib, node } = machine;
  console.log(`${at}, ${cores} × ${processor}, ${memoryInGib} GiB, Node ${node}\n\n${tableOf(rows)}`);
}
