import type { ServerProcess } from "./server-process.ts";

/** The answer as text; throws unless it is 200 and without errors. */
export async function ask({ name, url }: ServerProcess, body: string): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body,
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (response.status !== 200 || "errors" in JSON.parse(text))
    throw new Error(`${name} answers ${response.status}: ${text.slice(0, 500)}`);
  return text;
}
