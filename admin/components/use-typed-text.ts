"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type ChangeEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** What a text field takes: spread into it, so that nothing comes between what is typed and what it shows. */
export interface TextField {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}

/**
 * The text of a field that narrows what its page shows. It is the field's own state, at once: an input method loses its
 * composition, and a caret its place, where a field is given its text back later than it was typed.
 */
export function useTypedText(initial = ""): readonly [string, TextField, (text: string) => void] {
  const [text, setText] = useState(initial);
  const ref = useRef<HTMLInputElement>(null);
  // What was typed before the page was alive counts too.
  useEffect(() => setText((known) => ref.current?.value ?? known), []);
  return [text, { ref, value: text, onChange: ({ currentTarget: { value } }) => setText(value) }, setText];
}

/** How long nothing is typed before the address follows: browsers refuse to have it written with every key. */
const restMs = 300;

/** The same, with the address following what is typed, and the field following where somebody leads to another address. */
export function useTextInAddress(name: string): readonly [string, TextField, (text: string) => void] {
  const asked = useSearchParams().get(name) ?? "";
  const pathname = usePathname();
  const [text, field, setText] = useTypedText(asked);
  const latest = useRef(text);
  const written = useRef(asked);
  useEffect(() => {
    latest.current = text;
  }, [text]);
  const write = useCallback(() => {
    const parameters = new URLSearchParams(window.location.search);
    if (window.location.pathname !== pathname || (parameters.get(name) ?? "") === latest.current) return;
    if (latest.current === "") parameters.delete(name);
    else parameters.set(name, latest.current);
    written.current = latest.current;
    window.history.replaceState(null, "", parameters.size > 0 ? `${pathname}?${parameters}` : pathname);
  }, [name, pathname]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is looked at when the page hears of it.
  useEffect(() => {
    // As it is by now: one's own comes back a transition later, when more may have been typed.
    const current = new URLSearchParams(window.location.search).get(name) ?? "";
    if (window.location.pathname !== pathname || current === written.current) return;
    written.current = current;
    setText(current);
  }, [asked, name, pathname, setText]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each text starts the wait again.
  useEffect(() => {
    const timer = setTimeout(write, restMs);
    return () => clearTimeout(timer);
  }, [text, write]);
  useEffect(() => {
    // Leaving the field by a link comes first: going back leads to what was found.
    const input = field.ref.current;
    input?.addEventListener("blur", write);
    return () => input?.removeEventListener("blur", write);
  }, [field.ref, write]);
  return [text, field, setText];
}
