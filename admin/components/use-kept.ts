"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { keptFor, readText } from "../session/kept.ts";
import { usePerson } from "../session/viewer-provider.tsx";

/**
 * What a person types, kept in this browser for them until it is done with, so that a reload, or a form that goes away
 * while they sign in again, loses nothing, and shown to nobody else who signs in. The first rendering has nothing yet, as
 * on the server; null is nothing typed.
 * @param name what is typed, and of what; all who name the same see the same
 * @param read what was kept, or null where it can't be read, such as of an older version
 */
export function useKept<Typed>(
  name: string,
  read: (kept: unknown) => Typed | null,
): readonly [Typed | null, (typed: Typed | null) => void] {
  const person = usePerson()?.id ?? null;
  const text = useSyncExternalStore(
    subscribe,
    () => textOf(person, name),
    () => null,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same text reads the same.
  const typed = useMemo(() => readText(text, read), [text]);
  const type = useCallback(
    (next: Typed | null) => write(person, name, next === null ? null : JSON.stringify(next)),
    [person, name],
  );
  return [typed, type];
}

/** Whether something is kept for a person under a name; only in a browser. */
export function isKept(person: string | null, name: string): boolean {
  return textOf(person, name) !== null;
}

/** For texts. */
export function keptText(kept: unknown): string | null {
  return typeof kept === "string" && kept !== "" ? kept : null;
}

/** What this page has read or typed, by person and name. */
const held = new Map<string, string | null>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function textOf(person: string | null, name: string): string | null {
  const key = keyOf(person, name);
  const text = held.get(key);
  if (text !== undefined) return text;
  const kept = keptFor(person, "BROWSER").text(name);
  held.set(key, kept);
  return kept;
}

function write(person: string | null, name: string, text: string | null): void {
  held.set(keyOf(person, name), text);
  keptFor(person, "BROWSER").keep(name, text);
  for (const listener of listeners) listener();
}

function keyOf(person: string | null, name: string): string {
  return `${person ?? ""}~${name}`;
}
