"use client";

import { Button, Kbd } from "@mantine/core";
import { useHotkeys, useOs } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { lazily } from "../../loading/lazily.tsx";
import classes from "./search.module.css";

// Most pages are left without a search: what it takes is loaded when it is first wanted.
const SearchDialog = lazily(() => import("./search-dialog.tsx").then((module) => module.SearchDialog));

/** Opens the search, as Ctrl-K and ⌘K do on every page. */
export function SearchButton() {
  const t = useTranslations("search");
  const os = useOs();
  const [asked, setAsked] = useState(0);
  const ask = () => setAsked((times) => times + 1);
  // Also while something is being typed.
  useHotkeys([["mod+K", ask]], []);
  const mac = os === "macos" || os === "ios";
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={ask}
        {...SearchDialog.near}
        aria-keyshortcuts="Control+K Meta+K"
        rightSection={
          <Kbd size="xs" className={classes.key} aria-hidden="true">
            {t(mac ? "keyOnMac" : "key")}
          </Kbd>
        }
        classNames={{ section: classes.keySection }}
      >
        {t("search")}
      </Button>
      {asked > 0 && <SearchDialog asked={asked} />}
    </>
  );
}
