import { metrics } from "../../operations/metrics.ts";
import { mayReadMetrics } from "../../operations/networks.ts";

/** For Prometheus; for addresses of METRICS_FROM alone, and for others there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  if (!mayReadMetrics(request.headers.get("x-forwarded-for")))
    return Response.json({ error: "not found" }, { status: 404, headers: { "cache-control": "no-store" } });
  const { text, contentType } = metrics();
  return new Response(await text(), { headers: { "content-type": contentType, "cache-control": "no-store" } });
}
