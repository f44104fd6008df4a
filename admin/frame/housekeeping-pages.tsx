"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import classes from "./app-frame.module.css";

/**
 * The links to pages that few need daily: behind a button where there is width to spare for the rest, all in sight in
 * the narrow window's navigation, which is opened by a button itself.
 */
export function HousekeepingPages({ current, children }: { readonly current: boolean; readonly children: ReactNode }) {
  const t = useTranslations("frame");
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears what bubbles up from the button and the links in it.
    <div
      className={classes.housekeeping}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
      onKeyDown={({ key }) => {
        if (key !== "Escape" || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={classes.page}
        data-current={current}
        aria-expanded={open}
        aria-controls="housekeeping"
        onClick={() => setOpen(!open)}
      >
        {t("housekeeping")}
        <span aria-hidden="true" className={classes.arrow} />
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a link in it was followed. */}
      <div id="housekeeping" className={classes.dropdown} data-open={open} onClick={() => setOpen(false)}>
        {children}
      </div>
    </div>
  );
}
