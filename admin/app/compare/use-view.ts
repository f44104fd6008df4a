"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useTransition } from "react";
import { type Times, timeNames } from "./times.ts";
import { changedView, parseView, type View, viewParameters } from "./view.ts";

export interface ViewState {
  readonly view: View;
  /** Changes the view and the address with it; other times are asked of the server first. */
  readonly change: (patch: Partial<View>) => void;
  /** Whether the server is asked for other times. */
  readonly pending: boolean;
  /** What had the focus when details were opened, to which it goes back. */
  readonly opener: RefObject<HTMLElement | null>;
}

/** The view stands in the address alone, so that a reload and another person see the same. */
export function useView(): ViewState {
  const parameters = useSearchParams();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const opener = useRef<HTMLElement>(null);
  const view = useMemo(() => parseView(parameters), [parameters]);
  const seen = useRef(view);
  useLayoutEffect(() => {
    seen.current = view;
  }, [view]);
  const change = useCallback(
    (patch: Partial<View>) => {
      if (patch.open) opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      // From the address as it is by now: several changes may come before the page has been rendered anew.
      const current = parseView(new URLSearchParams(window.location.search));
      const next = changedView(seen.current, current, patch);
      const address = addressOf(next);
      if (sameTimes(current, next)) window.history.replaceState(null, "", address);
      else startTransition(() => router.push(address, { scroll: false }));
    },
    [router],
  );
  return { view, change, pending, opener };
}

export function addressOf(view: View): string {
  const parameters = viewParameters(view);
  return parameters.size > 0 ? `/compare?${parameters}` : "/compare";
}

function sameTimes(a: Times, b: Times): boolean {
  return timeNames.every((name) => a[name] === b[name]);
}
