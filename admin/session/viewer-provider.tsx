"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { usePageQuery } from "../graphql/use-page-query.ts";
import { type Act, type Viewer, type ViewerResult, viewerQuery } from "../graphql/viewer.ts";
import { tellWhose } from "./kept.ts";

const ViewerContext = createContext<Viewer | null>(null);
const PersonContext = createContext<Viewer | null>(null);

const none = {};

/** Tells every component who is signed in. */
export function ViewerProvider({ result, children }: { readonly result: ViewerResult; readonly children: ReactNode }) {
  const { viewer } = usePageQuery(viewerQuery, none, result);
  const [person, setPerson] = useState(viewer);
  if (viewer && viewer !== person) setPerson(viewer);
  const id = person?.id;
  // What one person left on a page, another who signed in beside it neither sees nor sends in their own name.
  useEffect(() => (id === undefined ? undefined : tellWhose(id, () => window.location.reload())), [id]);
  return (
    <ViewerContext value={viewer}>
      <PersonContext value={person}>{children}</PersonContext>
    </ViewerContext>
  );
}

/** The signed-in person; null where nobody is. */
export function useViewer(): Viewer | null {
  return useContext(ViewerContext);
}

/**
 * Whose page this is, for what is typed on it: the signed-in person, or who was until their session ended in the middle of
 * their work; null on a stranger's.
 */
export function usePerson(): Viewer | null {
  return useContext(PersonContext);
}

/** Whether the signed-in person's role lets them do this. The API decides again when it is done. */
export function useMay(act: Act): boolean {
  return useViewer()?.acts.includes(act) ?? false;
}
