"use client";

import { useCallback, useEffect, useState } from "react";

/**
 * What a person types, kept in this browser until it is done with, so that a reload loses nothing. The first rendering
 * has nothing yet, as on the server; null is nothing typed.
 */
export function useKept<Typed>(
  name: string,
  read: (kept: unknown) => Typed | null,
): readonly [Typed | null, (typed: Typed | null) => void] {
  const key = `beian.change.${name}`;
  const [typed, setTyped] = useState<Typed | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is read once a name.
  useEffect(() => setTyped(keptAt(key, read)), [key]);
  const type = useCallback(
    (next: Typed | null) => {
      setTyped(next);
      if (next === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );
  return [typed, type];
}

function keptAt<Typed>(key: string, read: (kept: unknown) => Typed | null): Typed | null {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? null : read(JSON.parse(kept));
  } catch {
    return null;
  }
}

/** For texts. */
export function keptText(kept: unknown): string | null {
  return typeof kept === "string" && kept !== "" ? kept : null;
}
