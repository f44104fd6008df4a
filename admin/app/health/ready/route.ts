import { apiIsReady } from "../../../gateway/api-answers.ts";

/** Whether pages can be answered: the API has to say within two seconds that it is ready. */
export async function GET(): Promise<Response> {
  const ready = await apiIsReady();
  return Response.json(
    { status: ready ? "ready" : "unavailable" },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
