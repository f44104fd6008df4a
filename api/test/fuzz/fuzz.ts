import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request as requestOverHttp } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { CommandRefused, readOptions } from "../../src/cli/command.ts";
import { validateCommands } from "../../src/cli/validate.ts";
import { drafted } from "../change-steps.ts";
import { enterpriseOf } from "../filings.ts";
import type { TestServer } from "../harness.ts";
import { dataOf, startServer } from "../harness.ts";
import type { Attack, Known } from "./attacks.ts";
import { attacksOn } from "./attacks.ts";
import { draftSecret, keptAttacksOn } from "./kept-attacks.ts";

export interface FuzzReport {
  readonly seed: number;
  /** How many were sent, by way in. */
  readonly sent: Readonly<Record<string, number>>;
  /** How many answers had which status; 0: the connection was closed without one. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Bytes in use after each tenth of the attacks, with all garbage collected. */
  readonly heaps: readonly number[];
}

/** By how many bytes the heap may grow from the half of the attacks to their end where the caches were filled before. */
export const mostGrowth = 16 * 1_048_576;

/** By how many bytes it grew. */
export function growthOf({ heaps }: Pick<FuzzReport, "heaps">): number {
  const [half, end] = [heaps[4], heaps[9]];
  if (half === undefined || end === undefined) throw new Error("the heap wasn't looked at");
  return end - half;
}

/** What is kept is bounded so low that it is full soon: what grows after that isn't it. */
const keptBytes = 16 * 1_048_576;
/** How many documents of each kind fill that: of what is generated three tenths are new and read without an error. */
const documentsThatFill = 2_000;

/** What no answer may hold: places in code, SQL, files, names of what it is built on, and our own faults. */
const leaks =
  /node_modules|\.[cm]?[jt]s:\d|file:\/\/|\/tmp\/|\bat \S+ \(\S+:\d+:\d+\)|SQLITE_|[Ss]qlite|SQLite|[Dd]rizzle|\bSELECT\b.*\bFROM\b|INSERT INTO|beian\.db|INTERNAL_SERVER_ERROR|Cannot read propert|is not a function|ZodError/;
const answeredWithinMs = 20_000;

interface Answered {
  readonly status: number;
  /** Headers and body. */
  readonly text: string;
}

/** Why an answer is a fault of ours; null where it is none. */
export function faultOf({ status, text }: Answered, isStranger = true): string | null {
  if (status >= 500) return `answered with ${status}: ${text.slice(0, 300)}`;
  if (isStranger && text.includes(draftSecret)) return `tells a stranger of a draft: ${text.slice(0, 600)}`;
  const leak = leaks.exec(text.replace(/"query":"[^"]*"/g, ""));
  return leak && `leaks "${leak[0]}": ${text.slice(0, 600)}`;
}

/**
 * Sends what is generated to a real server, one way in after the other; throws at the first answer that is a fault of ours.
 * Where the caches are filled first, by as many documents more, what grows later isn't them.
 */
export async function fuzz(of: { runs: number; seed: number; fillsCaches?: boolean }): Promise<FuzzReport> {
  const { runs, seed, fillsCaches = false } = of;
  const server = await startServer({ keptBytes });
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const sent: Record<string, number> = {};
  const statuses: Record<string, number> = {};
  try {
    const known = await knownOf(server);
    const attacks = Object.entries({ ...attacksOn(known), ...keptAttacksOn(known) });
    const collect = collector();
    const tenths = 10;
    const numRuns = Math.ceil(runs / attacks.length / tenths);
    const heaps: number[] = [];
    const attackBy = (way: string, arbitrary: fc.Arbitrary<Attack>, parameters: { seed: number; numRuns: number }) =>
      fc.assert(
        fc.asyncProperty(arbitrary, async (attack) => {
          const answered = await send(server, agent, attack);
          sent[way] = (sent[way] ?? 0) + 1;
          statuses[answered.status] = (statuses[answered.status] ?? 0) + 1;
          const fault = faultOf(answered, !("headers" in attack && "authorization" in attack.headers));
          if (fault) throw new Error(`${way}: ${fault}`);
        }),
        // A counterexample is found again by the seed.
        { ...parameters, endOnFailure: runs > 1_000 },
      );
    if (fillsCaches)
      for (const [way, arbitrary] of attacks)
        if (way.endsWith("documents")) await attackBy(way, arbitrary, { seed: seed - 1, numRuns: documentsThatFill });
    for (let tenth = 0; tenth < tenths; tenth += 1) {
      for (const [way, arbitrary] of attacks) await attackBy(way, arbitrary, { seed: seed + tenth, numRuns });
      heaps.push(collect());
    }
    const unexpected = server.logged.filter((line) => /"msg":"unexpected error"/.test(line));
    if (unexpected.length > 0) throw new Error(`the log tells of a fault: ${unexpected[0]}`);
    return { seed, sent, statuses, heaps };
  } finally {
    agent.destroy();
    await server.close();
  }
}

/** Tells how many bytes are in use once what isn't has been collected. */
function collector(): () => number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  return () => {
    if (typeof collect === "function") collect();
    return process.memoryUsage().heapUsed;
  };
}

async function knownOf(server: TestServer): Promise<Known> {
  const [viewer, editor] = [await server.person("VIEWER"), await server.person("EDITOR")];
  const draft = await drafted(
    server,
    editor,
    [{ province: "ZJ", requirement: "organisation-minimum-age", value: 77 }],
    {
      title: draftSecret,
    },
  );
  const { validateEverywhere } = dataOf(
    await server.gql<{ validateEverywhere: { receipt: string }[] }>(
      "query ($filing: FilingInput!) { validateEverywhere(filing: $filing, provinces: [ZJ, BJ]) { receipt } }",
      { filing: enterpriseOf("浙江省杭州市西湖区文三路") },
    ),
  );
  const {
    changes,
    provinces,
    viewer: person,
  } = dataOf(
    await server.gql<{
      changes: { edges: { cursor: string; node: { id: string } }[] };
      provinces: { id: string }[];
      viewer: { id: string };
    }>("{ changes(first: 5) { edges { cursor node { id } } } provinces { id } viewer { id } }", {}, viewer),
  );
  return {
    receipts: validateEverywhere.map(({ receipt }) => receipt),
    cursors: changes.edges.map(({ cursor }) => cursor),
    ids: [...changes.edges.map(({ node }) => node.id), ...provinces.slice(0, 3).map(({ id }) => id), person.id],
    tokens: [viewer.token, editor.token, "wrong"],
    draft: draft.number,
  };
}

/** Status 0 where the connection ended without an answer, as it may for what isn't HTTP. */
function send({ url, dataDir }: TestServer, agent: Agent, attack: Attack): Promise<Answered> {
  if ("file" in attack) return checkFile(dataDir, attack.file, attack.kind);
  return "bytes" in attack ? sendBytes(Number(new URL(url).port), attack.bytes) : sendRequest(url, agent, attack);
}

/** As `npm run rules -- validate FILE` does, on the server's own database: 200 where it was checked, 400 where refused. */
async function checkFile(dataDir: string, bytes: Uint8Array, kind: string): Promise<Answered> {
  const folder = mkdtempSync(join(tmpdir(), "beian-fuzz-"));
  const [file, out] = [join(folder, `filings.${kind}`), join(folder, "results.ndjson")];
  writeFileSync(file, bytes);
  let text = "";
  const print = (line: string) => {
    text += `${line}\n`;
  };
  const [command] = validateCommands;
  try {
    await command?.run(readOptions([file, "--out", out], command), {
      dataDir,
      isWebhookHostAllowed: () => false,
      now: () => new Date(),
      stdin: process.stdin,
      terminal: null,
      print,
      printRaw: print,
      say: ({ zh, en }) => print(`${zh} / ${en}`),
    });
    return { status: 200, text: text + readFileSync(out, "utf8") };
  } catch (error) {
    if (error instanceof CommandRefused) return { status: 400, text: text + error.message };
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sendRequest(url: string, agent: Agent, attack: Extract<Attack, { path: string }>): Promise<Answered> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = attack;
    const request = requestOverHttp(
      { hostname, port, method, path, headers: { ...headers }, agent, timeout: answeredWithinMs },
      (response) => {
        let text = JSON.stringify(response.headers);
        const done = () => resolve({ status: response.statusCode ?? 0, text });
        response.on("data", (chunk: Buffer) => {
          text += chunk.toString();
          // A subscription goes on for ever; its beginning is enough.
          if (!response.headers["content-type"]?.startsWith("text/event-stream")) return;
          request.destroy();
          done();
        });
        response.once("end", done);
      },
    );
    request.once("timeout", () => reject(new Error("no answer in time")));
    request.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve({ status: 0, text: "" }) : reject(error),
    );
    request.end(body ?? undefined);
  });
}

function sendBytes(port: number, bytes: string): Promise<Answered> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.end(Buffer.from(bytes)));
    let text = "";
    socket.setTimeout(answeredWithinMs, () => socket.destroy());
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    socket.once("error", () => {});
    socket.once("close", () => resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text }));
  });
}
