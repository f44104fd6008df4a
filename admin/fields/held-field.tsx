"use client";

import { Textarea, type TextareaProps, TextInput, type TextInputProps } from "@mantine/core";
import { type ChangeEvent, type CompositionEvent, useState } from "react";
import { isOnTheWay } from "./input-methods.ts";

interface Held {
  readonly value: string;
  readonly onText: (text: string) => void;
}

/** A line of text whose value is kept elsewhere. As long as one types in it, it shows what was typed and nothing else. */
export function HeldInput({
  value,
  onText,
  ...rest
}: Omit<TextInputProps, "value" | "onChange" | "defaultValue"> & Held) {
  return <TextInput {...rest} {...useHeld(value, onText)} />;
}

/** The same, of several lines. */
export function HeldArea({
  value,
  onText,
  ...rest
}: Omit<TextareaProps, "value" | "onChange" | "defaultValue"> & Held) {
  return <Textarea {...rest} {...useHeld(value, onText)} />;
}

/**
 * What a field is given back may differ from what was typed: trimmed when it is saved, or what holds anyway once it is
 * empty. Given back while one types, it would end an input method's composition and move the caret.
 */
function useHeld(value: string, onText: (text: string) => void) {
  const [held, setHeld] = useState<string | null>(null);
  return {
    value: held ?? value,
    onFocus: () => setHeld(value),
    onChange: ({ currentTarget, nativeEvent }: ChangeEvent<TextElement>) => {
      setHeld(currentTarget.value);
      if (!isOnTheWay(nativeEvent)) onText(currentTarget.value);
    },
    onCompositionEnd: ({ currentTarget }: CompositionEvent<TextElement>) => onText(currentTarget.value),
    onBlur: () => setHeld(null),
  };
}

type TextElement = HTMLInputElement | HTMLTextAreaElement;
