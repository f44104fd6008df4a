"use client";

import { Burger } from "@mantine/core";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { ColourSchemeSelect } from "../components/colour-scheme-select.tsx";
import { LanguageSwitch } from "../components/language-switch.tsx";
import { PageLink } from "../components/page-link.tsx";
import { useDrafts } from "../drafts/draft-provider.tsx";
import { useViewer } from "../session/viewer-provider.tsx";
import { AccountMenu } from "./account-menu.tsx";
import classes from "./app-frame.module.css";
import { HousekeepingPages } from "./housekeeping-pages.tsx";
import { type PageEntry, pagesFor } from "./pages.ts";
import { SearchButton } from "./search/search-button.tsx";

const DraftBar = dynamic(() => import("../drafts/draft-bar.tsx").then((module) => module.DraftBar), { ssr: false });

/** What stands around every page: a way past it, the name, the navigation, search, language and colours, and the open draft. */
export function AppFrame({ children }: { readonly children: ReactNode }) {
  const t = useTranslations();
  const pathname = usePathname();
  const viewer = useViewer();
  const drafts = useDrafts();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const closeOnEscape = (event: KeyboardEvent) => event.key === "Escape" && close();
  const pages = pagesFor(viewer?.acts ?? []);
  const housekeeping = pages.filter((page) => page.housekeeping);
  const link = ({ name, path }: PageEntry) => (
    <PageLink
      key={path}
      href={path}
      className={classes.page}
      aria-current={isWithin(pathname, path) ? "page" : undefined}
      onClick={close}
    >
      {t(`pages.${name}`)}
    </PageLink>
  );
  return (
    <>
      <a className={classes.skip} href="#content">
        {t("frame.skip")}
      </a>
      <header className={classes.header}>
        <div className={classes.bar}>
          <Burger
            className={classes.burger}
            size="sm"
            opened={open}
            onClick={() => setOpen(!open)}
            onKeyDown={closeOnEscape}
            aria-expanded={open}
            aria-controls="navigation"
            aria-label={t(open ? "frame.closeNavigation" : "frame.openNavigation")}
          />
          <Link className={classes.name} href="/" onClick={close}>
            {t("app.name")}
          </Link>
          <div id="navigation" className={classes.panel} data-open={open}>
            <nav className={classes.navigation} aria-label={t("frame.navigation")}>
              {pages.filter((page) => !page.housekeeping).map(link)}
              {housekeeping.length > 0 && (
                <HousekeepingPages current={housekeeping.some(({ path }) => isWithin(pathname, path))}>
                  {housekeeping.map(link)}
                </HousekeepingPages>
              )}
            </nav>
            <div className={classes.preferences}>
              <LanguageSwitch />
              <ColourSchemeSelect />
            </div>
          </div>
          <div className={classes.switches}>
            <SearchButton />
            <AccountMenu />
          </div>
        </div>
      </header>
      <main id="content" className={classes.content} tabIndex={-1}>
        {children}
      </main>
      {drafts && <DraftBar />}
    </>
  );
}

function isWithin(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(`${path}/`);
}
