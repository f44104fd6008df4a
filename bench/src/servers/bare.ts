import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { listen } from "./listen.ts";

/**
 * The least that a server can do with Node alone: sends prepared bytes. With one reply it only reads the request's body
 * to its end; with several it parses it, and sends the one that the body names.
 */
const replies: readonly Buffer[] = JSON.parse(readFileSync(process.env.REPLIES ?? "", "utf8")).map((text: string) =>
  Buffer.from(text),
);

listen(
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const place = replies.length === 1 ? 0 : JSON.parse(Buffer.concat(chunks).toString()).variables.sample;
      const reply = replies[place] ?? Buffer.alloc(0);
      response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": reply.length });
      response.end(reply);
    });
  }),
);
