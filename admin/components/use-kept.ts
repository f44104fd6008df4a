"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { keepText, readText, textIn } from "./storage.ts";

/**
 * What a person types, kept in this browser until it is done with, so that a reload, or a form that goes away while its
 * person signs in again, loses nothing. The first rendering has nothing yet, as on the server; null is nothing typed.
 * @param name what is typed, and of what; all who name the same see the same
 * @param read what was kept, or null where it can't be read, such as of an older version
 */
export function useKept<Typed>(
  name: string,
  read: (kept: unknown) => Typed | null,
): readonly [Typed | null, (typed: Typed | null) => void] {
  const key = keyOf(name);
  const text = useSyncExternalStore(
    subscribe,
    () => textAt(key),
    () => null,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same text reads the same.
  const typed = useMemo(() => readText(text, read), [text]);
  const type = useCallback((next: Typed | null) => write(key, next === null ? null : JSON.stringify(next)), [key]);
  return [typed, type];
}

/** Whether something is kept under a name; only in a browser. */
export function isKept(name: string): boolean {
  return textAt(keyOf(name)) !== null;
}

/** For texts. */
export function keptText(kept: unknown): string | null {
  return typeof kept === "string" && kept !== "" ? kept : null;
}

function keyOf(name: string): string {
  return `beian.typed.${name}`;
}

/** What this page has read or typed. */
const held = new Map<string, string | null>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function textAt(key: string): string | null {
  const text = held.get(key);
  if (text !== undefined) return text;
  const kept = textIn(local, key);
  held.set(key, kept);
  return kept;
}

function local(): Storage {
  return window.localStorage;
}

function write(key: string, text: string | null): void {
  held.set(key, text);
  keepText(local, key, text);
  for (const listener of listeners) listener();
}
