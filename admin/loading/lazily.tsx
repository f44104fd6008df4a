"use client";

import { type ComponentType, lazy, type ReactNode, Suspense, useState } from "react";

/** A part that is loaded once it opens, and beforehand where somebody is near the button that opens it. */
export interface LazyPart<Props> {
  (props: Props): ReactNode;
  /** For the button that opens the part: loads it as soon as a pointer or the focus comes near. */
  readonly near: { readonly onPointerEnter: () => void; readonly onFocus: () => void };
}

/**
 * Loads a part of a page when it is first rendered in a browser. It waits within a boundary of its own, at the place where
 * it opens: without one the whole page would give way to its skeleton, and lose the place that one had scrolled to.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  /** Stands there meanwhile, and for good where the browser runs no program. */
  placeholder: (props: Props) => ReactNode = () => null,
): LazyPart<Props> {
  let asked: Promise<ComponentType<Props>> | undefined;
  let loaded: ComponentType<Props> | undefined;
  const begin = () => {
    asked ??= load().then(
      (component) => {
        loaded = component;
        return component;
      },
      (error: unknown) => {
        // Asked for again by whoever opens it.
        asked = undefined;
        throw error;
      },
    );
    return asked;
  };
  const Later = lazy(async () => ({ default: await begin() }));
  const ahead = () => void begin().catch(() => {});
  // biome-ignore lint/correctness/noComponentHookFactories: called once a part, as modules load.
  const Part = (props: Props) => {
    // What is here already shows at once; it stays the same component for as long as it is open.
    const [Shown] = useState(() => loaded ?? Later);
    return (
      <Suspense fallback={placeholder(props)}>
        <Shown {...props} />
      </Suspense>
    );
  };
  return Object.assign(Part, { near: { onPointerEnter: ahead, onFocus: ahead } });
}
