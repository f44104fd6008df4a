import { forwardToApi } from "../../../../gateway/forward-to-api.ts";

export const dynamic = "force-dynamic";

export { forwardToApi as GET, forwardToApi as POST };
