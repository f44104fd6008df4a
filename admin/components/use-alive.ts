"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the page answers to clicks: false on the server and until the browser has taken it over. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
