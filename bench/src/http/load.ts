import autocannon from "autocannon";
import type { ServerProcess } from "./server-process.ts";

/** What one turn of load came to. */
export interface Turn {
  readonly perSecond: number;
  /** Of latency, in milliseconds. */
  readonly p99: number;
  /** The server's processor time a request, in microseconds. */
  readonly cpu: number;
}

export interface Load {
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly milliseconds: number;
}

/** Fewer answers than this tell nothing: the turn is taken again, longer. */
const fewestAnswers = 10;

/**
 * Keeps the client from putting the text of answers together, which takes it up to three times as long where a packet
 * ends within a character: how long a server's headers are would then decide how fast it seems.
 */
function readNoBodies(client: autocannon.Client): void {
  Object.assign((client as unknown as { pipelinedRequests: object }).pipelinedRequests, { addBody: () => {} });
}

/** Posts the bodies one after the other on every connection; throws where any answer isn't 200. */
export async function load(server: ServerProcess, { bodies, connections, milliseconds }: Load): Promise<Turn> {
  const before = server.cpu();
  const result = await autocannon({
    url: server.url,
    connections,
    duration: Math.max(1, Math.round(milliseconds / 1_000)),
    timeout: 60,
    setupClient: readNoBodies,
    requests: bodies.map((body) => ({
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body,
    })),
  });
  const answered = result["2xx"];
  console.error(`${server.name}: ${answered} answers in ${result.duration} s`);
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${server.name}: ${result.non2xx} answers other than 200, ${result.errors} errors`);
  if (answered < fewestAnswers) return load(server, { bodies, connections, milliseconds: milliseconds * 3 });
  return {
    perSecond: answered / result.duration,
    p99: result.latency.p99,
    cpu: ((server.cpu() - before) * 1_000) / answered,
  };
}
