import { forwardToApi } from "../../../gateway/forward-to-api.ts";

export const dynamic = "force-dynamic";

/** A rule book by its digest, which the browser keeps for ever. */
export { forwardToApi as GET };
