"use client";

import type { AnyRulebook } from "@beian/shared";
import { useCallback, useEffect, useState } from "react";
import { askUncached } from "../../graphql/ask-uncached.ts";
import { type CurrentRulebook, currentRulebookQuery } from "../../graphql/try.ts";
import type { Engine } from "./engine.ts";

/** A rule book ready to judge by, with the day that it holds for. */
export type ReadyRulebook = CurrentRulebook & Engine;

export type RulebookState =
  | { readonly state: "LOADING" }
  | { readonly state: "FAILED"; readonly retry: () => void }
  | { readonly state: "READY"; readonly book: ReadyRulebook };

/**
 * Loads the rule book that the page names and compiles it in the browser, once it is wanted; looks again whenever the page
 * is come back to, since rules may have been published meanwhile. A document already loaded isn't loaded again.
 */
export function useRulebook(initial: CurrentRulebook, wanted: boolean): RulebookState {
  const [current, setCurrent] = useState(initial);
  const [book, setBook] = useState<ReadyRulebook | null>(null);
  const [failures, setFailures] = useState(0);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!wanted) return;
    let left = false;
    void failures;
    setFailed(false);
    loadRulebook(current).then(
      (loaded) => !left && setBook(loaded),
      () => !left && setFailed(true),
    );
    return () => {
      left = true;
    };
  }, [current, failures, wanted]);

  useEffect(() => {
    const lookAgain = () => {
      if (document.visibilityState !== "visible") return;
      askUncached(currentRulebookQuery, {}).then(
        ({ rulebook }) => setCurrent((seen) => (isSame(seen, rulebook) ? seen : rulebook)),
        // Without a connection the rules at hand go on holding.
        () => undefined,
      );
    };
    document.addEventListener("visibilitychange", lookAgain);
    return () => document.removeEventListener("visibilitychange", lookAgain);
  }, []);

  const retry = useCallback(() => setFailures((count) => count + 1), []);
  if (book) return { state: "READY", book };
  return failed ? { state: "FAILED", retry } : { state: "LOADING" };
}

async function loadRulebook(current: CurrentRulebook): Promise<ReadyRulebook> {
  const [{ engineOf }, response] = await Promise.all([
    import("./engine.ts"),
    fetch(`/rulebooks/${current.digest}.json`),
  ]);
  if (!response.ok) throw new Error(`the rule book could not be loaded: ${response.status}`);
  const document: AnyRulebook = await response.json();
  return { ...current, ...(await engineOf(document)) };
}

function isSame(one: CurrentRulebook, other: CurrentRulebook): boolean {
  return one.digest === other.digest && one.asOf === other.asOf;
}
