import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { ApiFailure, askApi } from "../gateway/ask-api.ts";
import { type ViewerResult, viewerQuery } from "../graphql/viewer.ts";

/** Who asks for the page, asked once a page; nobody where the API can't say, since what needs somebody asks it again. */
export const askViewer = cache(async (): Promise<ViewerResult> => {
  // Whoever brings no cookie is a stranger without asking.
  if (!(await headers()).get("cookie")?.includes("beian.session_token=")) return { viewer: null };
  try {
    return await askApi(viewerQuery, {});
  } catch (error) {
    if (error instanceof ApiFailure) return { viewer: null };
    throw error;
  }
});
