import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { AuthRefusal } from "./auth-refusal.ts";

const largestBody = 10_000;
const objectSchema = z.record(z.string(), z.unknown());

/** The JSON object that a request carries; an empty body counts as an empty one. Form posts are refused. */
export async function readJsonBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > largestBody) throw new AuthRefusal(413, "BODY_TOO_LARGE");
    chunks.push(chunk);
  }
  if (length === 0) return {};
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? ""))
    throw new AuthRefusal(415, "NOT_JSON");
  const body = objectSchema.safeParse(parsed(Buffer.concat(chunks).toString()));
  if (!body.success) throw new AuthRefusal(400, "NOT_JSON");
  return body.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
