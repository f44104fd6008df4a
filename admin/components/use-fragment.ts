"use client";

import { useEffect } from "react";

/**
 * Scrolls to what the address names after its #, once the page is there: it streams in after the browser has looked for it,
 * and where nobody has scrolled meanwhile, nobody is disturbed.
 */
export function useFragment(): void {
  useEffect(() => {
    const name = window.location.hash.slice(1);
    if (name !== "" && window.scrollY === 0) document.getElementById(name)?.scrollIntoView();
  }, []);
}
