import { parentPort, workerData } from "node:worker_threads";

/** Requests that a crowd makes at once. */
export interface Flood {
  readonly url: string;
  readonly requests: readonly { readonly headers: Readonly<Record<string, string>>; readonly body: string }[];
}

export interface FloodAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
}

// A thread of its own: whoever asks two hundred times mustn't be what keeps the server, or a clock, from going on.
const { url, requests } = workerData as Flood;
const answers = requests.map(async ({ headers, body }): Promise<FloodAnswer> => {
  const response = await fetch(url, { method: "POST", headers: { connection: "close", ...headers }, body });
  await response.arrayBuffer();
  return { status: response.status, retryAfter: response.headers.get("retry-after") };
});
parentPort?.postMessage("begun");
parentPort?.postMessage(await Promise.all(answers));
