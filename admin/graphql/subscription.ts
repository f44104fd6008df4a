"use client";

import { stringifyDocument } from "@urql/core";
import { useEffect, useRef } from "react";
import { graphql } from "./graphql.ts";

const rulesPublished = graphql(`
  subscription RulesPublished {
    rulesPublished {
      cursor
    }
  }
`);

/** How long to wait where the API refuses the stream or can't be reached. */
const patienceMs = 5_000;

/**
 * Calls back whenever a publication takes effect, and once a stream that was lost is there again, for what was missed.
 * The browser takes up a stream that only broke off by itself, right after the last event it saw.
 */
export function useRulesPublished(onPublished: () => void): void {
  const callBack = useRef(onPublished);
  useEffect(() => {
    callBack.current = onPublished;
  });
  useEffect(() => {
    const address = `/graphql?query=${encodeURIComponent(stringifyDocument(rulesPublished))}`;
    let stream: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = (wasLost: boolean) => {
      stream = new EventSource(address);
      stream.addEventListener("next", () => callBack.current());
      stream.addEventListener("open", () => wasLost && callBack.current(), { once: true });
      stream.addEventListener("error", () => {
        if (stream.readyState === EventSource.CLOSED) again = setTimeout(() => open(true), patienceMs);
      });
    };
    open(false);
    return () => {
      clearTimeout(again);
      stream.close();
    };
  }, []);
}
