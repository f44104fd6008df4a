"use client";

import { createContext, type ReactNode, useContext } from "react";
import { usePageQuery } from "../graphql/use-page-query.ts";
import { type Act, type Viewer, type ViewerResult, viewerQuery } from "../graphql/viewer.ts";

const ViewerContext = createContext<Viewer | null>(null);

const none = {};

/** Tells every component who is signed in. */
export function ViewerProvider({ result, children }: { readonly result: ViewerResult; readonly children: ReactNode }) {
  const { viewer } = usePageQuery(viewerQuery, none, result);
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** The signed-in person; null where nobody is. */
export function useViewer(): Viewer | null {
  return useContext(ViewerContext);
}

/** Whether the signed-in person's role lets them do this. The API decides again when it is done. */
export function useMay(act: Act): boolean {
  return useViewer()?.acts.includes(act) ?? false;
}
