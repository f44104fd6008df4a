import { createServer } from "node:http";
import { expect, test } from "vitest";
import { limitSenders, senderLimits } from "./limit-senders.ts";

test("a server keeps to the limits from its first request on", async () => {
  limitSenders();
  const server = createServer((_, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const address = server.address();
    await fetch(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
    expect(server).toMatchObject(senderLimits);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
