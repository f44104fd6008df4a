import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { appendCallers } from "./append-caller.ts";

test("the caller's own address ends X-Forwarded-For, whatever the caller claims", async () => {
  appendCallers();
  const seen: IncomingMessage["headers"][string][] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers["x-forwarded-for"]);
    response.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const url = `http://127.0.0.1:${address.port}`;
  await fetch(url);
  await fetch(url, { headers: { "x-forwarded-for": "192.0.2.1" } });
  server.close();
  server.closeAllConnections();
  expect(seen).toEqual(["127.0.0.1", "192.0.2.1, 127.0.0.1"]);
});
