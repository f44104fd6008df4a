/** Runs once when the server starts, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { appendCallers } = await import("./gateway/append-caller.ts");
  appendCallers();
  const { limitSenders } = await import("./gateway/limit-senders.ts");
  limitSenders();
}
