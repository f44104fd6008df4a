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
  const [typed, setTyped] = useState({ from: value, text: value ?? "", left: true });
  const read = kind === "day" ? readDay : readBeijingTime;
  // A value that came from elsewhere takes the place of what was typed.
  const isOwn = value === typed.from || value === keptOf(read(typed.text));
  const text = isOwn ? typed.text : (value ?? "");
  const written = read(text);
  const fault = faultOf(written, kind, t);
  const isTold = fault !== null && (typed.left || !isOwn);

  useEffect(() => input.current?.setCustomValidity(fault ?? ""), [fault]);
  const type = (next: string) => {
    setTyped({ from: typed.from, text: next, left: false });
    const now = read(next);
    if (keptOf(now) !== undefined) onValue?.(keptOf(now) ?? null);
    else if (onUnread) onUnread(next);
    else onValue?.(typed.from);
    if (kind === "day" && now.kind === "READ" && now.text === next) onTaken?.(next);
  };
  const leave = () => {
    const taken = keptOf(written);
    setTyped({ from: typed.from, text: taken === undefined ? text : (taken ?? ""), left: true });
    if (taken !== undefined) onTaken?.(taken);
  };
  const pick = (picked: string) => {
    setTyped({ from: typed.from, text: picked, left: true });
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
        setTyped({ from: value, text, left: typed.left });
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
