"use client";

import { earliestDate, latestDate, readBeijingTime, readDay, type Written } from "@beian/shared";
import { TextInput, type TextInputProps } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import classes from "./time-field.module.css";

export interface TimeFieldProps
  extends Omit<TextInputProps, "type" | "value" | "defaultValue" | "onChange" | "ref" | "inputMode"> {
  /** A day, or a day and a time on Beijing's clocks. */
  readonly kind?: "day" | "time";
  /** As `readDay` or `readBeijingTime` has it; a form that is sent by itself begins with it. */
  readonly value: string | null;
  /** Hears what is typed, as far as it can be read; what can't leaves the value that it began from. */
  readonly onValue?: (value: string | null) => void;
  /** Hears in its place what can't be read, for forms that keep it and say themselves what is wrong. */
  readonly onUnread?: (text: string) => void;
  /** Hears what was typed once it is whole: the field is left, Enter pressed, a day picked or typed to its last digit. */
  readonly onTaken?: (value: string | null) => void;
  /** Whether the browser's own calendar can be opened from it. */
  readonly pickable?: boolean;
}

interface Typed {
  readonly text: string;
  /** The value that was there last. */
  readonly seen: string | null;
  /** The value that one began from. */
  readonly from: string | null;
  /** Whether the field was left since. */
  readonly left: boolean;
}

/**
 * A day or a time as people write it, in any form that can't mean another. It is put into the one form that is kept once
 * the field is left; what can't be read stays as it was typed, is said to be so beside it, and isn't sent.
 */
export function TimeField({
  kind = "day",
  value,
  onValue,
  onUnread,
  onTaken,
  pickable = true,
  error,
  onFocus,
  onBlur,
  onKeyDown,
  ...rest
}: TimeFieldProps) {
  const t = useTranslations("fields.written");
  const input = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<Typed>({ text: value ?? "", seen: value, from: value, left: true });
  const { text, from, left } = typed;
  const read = kind === "day" ? readDay : readBeijingTime;
  const written = read(text);
  // A value that came from elsewhere takes the place of what was typed; one's own is what was made of it.
  if (value !== typed.seen) {
    const isOwn = [keptOf(written), text, typed.left ? undefined : from].includes(value);
    setTyped(isOwn ? { ...typed, seen: value } : { text: value ?? "", seen: value, from: value, left: true });
  }
  const fault = faultOf(written, kind, t);
  const isTold = fault !== null && left;

  useEffect(() => input.current?.setCustomValidity(fault ?? ""), [fault]);
  const type = (next: string) => {
    setTyped({ ...typed, text: next, left: false });
    const now = read(next);
    if (keptOf(now) !== undefined) onValue?.(keptOf(now) ?? null);
    else if (onUnread) onUnread(next);
    else onValue?.(from);
    if (kind === "day" && now.kind === "READ" && now.text === next) onTaken?.(next);
  };
  const leave = () => {
    const taken = keptOf(written);
    setTyped({ ...typed, text: taken === undefined ? text : (taken ?? ""), left: true });
    if (taken !== undefined) onTaken?.(taken);
  };
  const pick = (picked: string) => {
    setTyped({ ...typed, text: picked, left: true });
    onValue?.(picked || null);
    onTaken?.(picked || null);
  };
  const openPicker = () => picker.current?.showPicker();
  return (
    <TextInput
      {...rest}
      ref={input}
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onFocus={(event) => {
        setTyped({ ...typed, from: value });
        onFocus?.(event);
      }}
      onBlur={(event) => {
        leave();
        onBlur?.(event);
      }}
      onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
        if (event.key === "Enter") leave();
        onKeyDown?.(event);
      }}
      error={isTold ? fault : error}
      data-unread={fault === null ? undefined : ""}
      rightSectionPointerEvents="all"
      rightSection={
        pickable ? (
          // By mouse and touch alone: from the keyboard the day is typed.
          <span className={classes.picker} aria-hidden="true">
            <button type="button" tabIndex={-1} className={classes.open} disabled={rest.disabled} onClick={openPicker}>
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d="M2 3.5h12v10H2zM2 6.5h12M5 2v3M11 2v3" fill="none" stroke="currentColor" />
              </svg>
            </button>
            <input
              ref={picker}
              type={kind === "day" ? "date" : "datetime-local"}
              tabIndex={-1}
              className={classes.calendar}
              min={kind === "day" ? earliestDate : undefined}
              max={kind === "day" ? latestDate : undefined}
              value={written.kind === "READ" ? written.text : ""}
              onChange={({ currentTarget }) => pick(currentTarget.value)}
            />
          </span>
        ) : (
          rest.rightSection
        )
      }
    />
  );
}

/** What is kept of it; undefined where it can't be read. */
function keptOf(written: Written): string | null | undefined {
  if (written.kind === "READ") return written.text;
  return written.kind === "NOTHING" ? null : undefined;
}

function faultOf(
  written: Written,
  kind: "day" | "time",
  t: ReturnType<typeof useTranslations<"fields.written">>,
): string | null {
  switch (written.kind) {
    case "READ":
    case "NOTHING":
      return null;
    case "UNREADABLE":
      return t(`unreadable.${kind}`);
    case "NO_SUCH_DAY":
      return t("noSuchDay", { day: written.day });
    case "OUT_OF_RANGE":
      return t("outOfRange", { earliest: earliestDate, latest: latestDate });
  }
}
