import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Effort } from "../effort.ts";
import { median, medianRatio } from "../statistics.ts";
import type { Row } from "../table.ts";
import { ask } from "./ask.ts";
import type { Turn } from "./load.ts";
import { load } from "./load.ts";
import { publishedBodies, publishedBody, sampleCount, verdictBodies } from "./questions.ts";
import type { ServerProcess } from "./server-process.ts";
import { startProduct, startServer } from "./server-process.ts";

const connections = 10;

/** The product's server and others, each a process of its own, asked the same in alternating turns. */
export async function httpRows(effort: Effort): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), "beian-bench-"));
  const running: ServerProcess[] = [];
  const start = async (name: string, script: string, env: Readonly<Record<string, string>>) => {
    const server = await startServer(name, script, env);
    running.push(server);
    return server;
  };
  try {
    const dataDir = join(directory, "data");
    const product = await startProduct(dataDir);
    running.push(product);
    // Of the same history and with the same key, so that receipts are the same too.
    const copy = join(directory, "copy");
    cpSync(dataDir, copy, { recursive: true });
    const published = [await ask(product, publishedBody)];
    const replies = replyFile(directory, "published", published);
    const [yoga, bare, mercurius, apollo] = await Promise.all([
      start("graphql-yoga as it comes", "api/scripts/serve-stock-yoga.ts", { DATA_DIR: copy }),
      start("bare node:http", "bench/src/servers/bare.ts", { REPLIES: replies }),
      start("mercurius with JIT", "bench/graphql-16/mercurius.ts", { REPLIES: replies }),
      start("@apollo/server", "bench/graphql-16/apollo.ts", { REPLIES: replies }),
    ]);
    await mustAnswerAlike([yoga, bare, mercurius, apollo], [publishedBody], published);

    const verdictQuestions = verdictBodies(effort.texts);
    const samples = verdictQuestions.slice(0, sampleCount);
    const verdicts = await Promise.all(samples.map((body) => ask(product, body)));
    const bareParsing = await start("bare node:http that parses", "bench/src/servers/bare.ts", {
      REPLIES: replyFile(directory, "verdicts", verdicts),
    });
    await mustAnswerAlike([yoga, bareParsing], samples, verdicts);

    return [
      ...(await compare("HTTP: published data, 31 provinces with all rules, asked again", effort, {
        ours: product,
        others: [bare, mercurius, yoga, apollo],
        bodies: [publishedBody],
        bars: new Map([[bare.name, 0.8]]),
      })),
      ...(await compare("HTTP: the same, asked for the first time", effort, {
        ours: product,
        others: [mercurius, yoga, apollo],
        bodies: publishedBodies(effort.texts),
        bars: new Map([[mercurius.name, 1]]),
      })),
      ...(await compare("HTTP: validateFiling with its trace, every input different", effort, {
        ours: product,
        others: [bareParsing, yoga],
        bodies: verdictQuestions,
        bars: new Map([
          [bareParsing.name, 0.3],
          [yoga.name, 2],
        ]),
      })),
    ];
  } finally {
    await Promise.all(running.map((server) => server.stop()));
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Throws where a server's answer isn't ours to the byte. */
async function mustAnswerAlike(
  servers: readonly ServerProcess[],
  bodies: readonly string[],
  expected: readonly string[],
) {
  for (const server of servers) {
    for (const [index, body] of bodies.entries()) {
      const text = await ask(server, body);
      // Some end their answers with a line break.
      if (text.trimEnd() !== expected[index])
        throw new Error(
          `${server.name} answers question ${index} otherwise:\n${text.slice(0, 500)}\n${expected[index]?.slice(0, 500)}`,
        );
    }
  }
}

async function compare(
  section: string,
  { rounds, milliseconds, warmUpMilliseconds }: Effort,
  contest: {
    readonly ours: ServerProcess;
    readonly others: readonly ServerProcess[];
    readonly bodies: readonly string[];
    /** By server: how many times as many requests a second as it ours should answer. */
    readonly bars: ReadonlyMap<string, number>;
  },
): Promise<readonly Row[]> {
  const { ours, others, bodies, bars } = contest;
  const servers = [ours, ...others];
  const turns = new Map<string, Turn[]>(servers.map(({ name }) => [name, []]));
  // Another part of the texts each turn, so that none is asked twice.
  const perTurn = Math.max(1, Math.floor(bodies.length / (rounds + 1)));
  for (let round = 0; round <= rounds; round += 1) {
    const part = bodies.slice((round * perTurn) % bodies.length).slice(0, perTurn);
    for (const server of servers) {
      const isWarmUp = round === 0;
      const lasting = isWarmUp ? warmUpMilliseconds : milliseconds;
      if (lasting === 0) continue;
      const turn = await load(server, { bodies: part, connections, milliseconds: lasting });
      if (!isWarmUp) turns.get(server.name)?.push(turn);
    }
  }
  const of = (name: string) => turns.get(name) ?? [];
  const perSecond = (name: string) => of(name).map((turn) => turn.perSecond);
  const cpu = (name: string) => of(name).map((turn) => turn.cpu);
  return [
    ...servers.map(
      ({ name }): Row => ({
        section,
        what: name,
        value: median(perSecond(name)),
        unit: "requests/s",
        note: `p99 ${Math.round(median(of(name).map(({ p99 }) => p99)))} ms, ${Math.round(median(cpu(name)))} µs of processor a request`,
      }),
    ),
    ...others.map(({ name }): Row => {
      const bar = bars.get(name);
      return {
        section,
        what: `ours : ${name}`,
        value: medianRatio(perSecond(ours.name), perSecond(name)),
        unit: "×",
        note: `${medianRatio(cpu(name), cpu(ours.name)).toFixed(2)} × by processor time`,
        ...(bar === undefined ? {} : { bar: { atLeast: bar } }),
      };
    }),
  ];
}

function replyFile(directory: string, name: string, replies: readonly string[]): string {
  const file = join(directory, `${name}.json`);
  writeFileSync(file, JSON.stringify(replies));
  return file;
}
