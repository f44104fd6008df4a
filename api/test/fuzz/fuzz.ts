import { Agent, request as requestOverHttp } from "node:http";
import { connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { enterpriseOf } from "../filings.ts";
import { dataOf, startServer, type TestServer } from "../harness.ts";
import { type Attack, attacksOn, type Known } from "./attacks.ts";

export interface FuzzReport {
  readonly seed: number;
  /** How many were sent, by way in. */
  readonly sent: Readonly<Record<string, number>>;
  /** How many answers had which status; 0: the connection was closed without one. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Bytes by which the heap grew from a third of the way to the end. */
  readonly growth: number;
}

/** What no answer may hold: places in code, SQL, files, names of what it is built on, and our own faults. */
const leaks =
  /node_modules|\.[cm]?[jt]s:\d|file:\/\/|\/tmp\/|\bat \S+ \(\S+:\d+:\d+\)|SQLITE_|[Ss]qlite|SQLite|[Dd]rizzle|\bSELECT\b.*\bFROM\b|INSERT INTO|beian\.db|INTERNAL_SERVER_ERROR|Cannot read propert|is not a function|ZodError/;
const answeredWithinMs = 20_000;

/** Sends generated requests to a real server, one way in after the other; throws at the first answer that is a fault of ours. */
export async function fuzz({ runs, seed }: { runs: number; seed: number }): Promise<FuzzReport> {
  const server = await startServer();
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const sent: Record<string, number> = {};
  const statuses: Record<string, number> = {};
  try {
    const attacks = Object.entries(attacksOn(await knownOf(server)));
    const collect = collector();
    let heap = 0;
    for (const [index, [way, arbitrary]] of attacks.entries()) {
      const numRuns = Math.ceil(runs / attacks.length);
      await fc.assert(
        fc.asyncProperty(arbitrary, async (attack) => {
          const { status, text } = await send(server.url, agent, attack);
          sent[way] = (sent[way] ?? 0) + 1;
          statuses[status] = (statuses[status] ?? 0) + 1;
          if (status >= 500) throw new Error(`${way}: answered with ${status}: ${text.slice(0, 300)}`);
          const leak = leaks.exec(text.replace(/"query":"[^"]*"/g, ""));
          if (leak) throw new Error(`${way}: leaks "${leak[0]}": ${text.slice(0, 600)}`);
        }),
        // A counterexample is found again by the seed; shrinking stops in time.
        {
          seed,
          numRuns,
          interruptAfterTimeLimit: 30 * 60_000,
          markInterruptAsFailure: true,
          endOnFailure: runs > 1_000,
        },
      );
      // What is loaded and compiled at first use is there by then.
      if (index === Math.floor(attacks.length / 3)) heap = collect();
    }
    const unexpected = server.logged.filter((line) => /"msg":"unexpected error"/.test(line));
    if (unexpected.length > 0) throw new Error(`the log tells of a fault: ${unexpected[0]}`);
    return { seed, sent, statuses, growth: collect() - heap };
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
  };
}

/** Status 0 where the connection ended without an answer, as it may for what isn't HTTP. */
function send(url: string, agent: Agent, attack: Attack): Promise<{ status: number; text: string }> {
  return "bytes" in attack ? sendBytes(Number(new URL(url).port), attack.bytes) : sendRequest(url, agent, attack);
}

function sendRequest(
  url: string,
  agent: Agent,
  attack: Exclude<Attack, { bytes: string }>,
): Promise<{ status: number; text: string }> {
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

function sendBytes(port: number, bytes: string): Promise<{ status: number; text: string }> {
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
