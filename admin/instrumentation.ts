/** Runs once when the server starts, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { takeConsole } = await import("./operations/log.ts");
  const { observeRequests } = await import("./operations/observe-requests.ts");
  const { appendCallers } = await import("./gateway/append-caller.ts");
  const { leadBadAddresses } = await import("./gateway/bad-addresses.ts");
  const { limitSenders } = await import("./gateway/limit-senders.ts");
  const { sayUnavailable } = await import("./gateway/say-unavailable.ts");
  takeConsole();
  observeRequests();
  appendCallers();
  leadBadAddresses();
  sayUnavailable();
  limitSenders();
}

/** A page's failure goes into the log under the number that the page shows. */
export async function onRequestError(
  error: unknown,
  _request: unknown,
  { routePath }: { readonly routePath: string },
): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("./operations/log.ts");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  log().error({ digest, route: routePath, err: error }, "a page failed");
}
