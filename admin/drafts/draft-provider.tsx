"use client";

import { inLocale, provinceOf } from "@beian/shared";
import { useLocale, useTranslations } from "next-intl";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from "react";
import { useClient } from "urql";
import { catalogueQuery } from "../graphql/catalogue.ts";
import type { DraftEdit } from "../graphql/draft.ts";
import { apiLocales } from "../i18n/locales.ts";
import { keptFor } from "../session/kept.ts";
import { useSignInAgain } from "../session/sign-in-again.tsx";
import { usePerson } from "../session/viewer-provider.tsx";
import { createDraftApi } from "./draft-api.ts";
import { type DraftState, initialState } from "./draft-state.ts";
import { createDraftStore, type DraftStore } from "./draft-store.ts";
import type { Pending } from "./pending.ts";
import { cellOf, editOf } from "./stand.ts";

const DraftContext = createContext<DraftStore | null>(null);

/** Keeps the drafts of whoever may edit, on every page. */
export function DraftProvider({ children }: { readonly children: ReactNode }) {
  // A session that ends in the middle of an edit takes nothing away; another person begins with their own drafts.
  const person = usePerson();
  const editor = person?.acts.includes("EDIT_CHANGES") ? person.id : null;
  const store = useStoreOf(editor);
  useEffect(() => store?.start(), [store]);
  return <DraftContext value={store}>{children}</DraftContext>;
}

/** The drafts of the person who may edit; null for everybody else. */
export function useDrafts(): DraftStore | null {
  return useContext(DraftContext);
}

export function useDraftState(): DraftState {
  return useSelected((state) => state);
}

/** What the draft in hand makes of a cell, saved and typed. A row is drawn anew only where its own cell changes. */
export function useDraftedCell(key: string): {
  readonly edit: DraftEdit | undefined;
  readonly typed: Pending["cells"][string] | undefined;
} {
  return {
    edit: useSelected(({ draft }) => editOf(draft, key)),
    typed: useSelected(({ pending }) => pending.cells[key]),
  };
}

/** The selection must be part of the state as it is, so that it is the same as long as nothing changed. */
function useSelected<Selected>(select: (state: DraftState) => Selected): Selected {
  const store = useDrafts();
  const subscribe = useCallback((onChange: () => void) => store?.subscribe(onChange) ?? (() => {}), [store]);
  return useSyncExternalStore(
    subscribe,
    () => select(store?.get() ?? initialState),
    () => select(initialState),
  );
}

function useStoreOf(person: string | null): DraftStore | null {
  const client = useClient();
  const locale = useLocale();
  const t = useTranslations("draft");
  const signInAgain = useSignInAgain();
  return useMemo(() => {
    if (person === null) return null;
    const titleFor = (keys: readonly string[]) => {
      const cells = keys.map(cellOf);
      const [first] = cells;
      if (!first) return t("newTitle");
      const catalogue = client.readQuery(catalogueQuery, { locale: apiLocales[locale] })?.data?.requirements;
      const requirement = catalogue?.find(({ key }) => key === first.requirement)?.title ?? first.requirement;
      const province = first.province
        ? inLocale(provinceOf(first.province).name, apiLocales[locale])
        : t("nationalDefault");
      if (cells.length === 1) return t("titleOfOne", { province, requirement });
      return cells.every((cell) => cell.requirement === first.requirement)
        ? t("titleOfRequirement", { requirement, count: cells.length })
        : t("titleOfMany", { count: cells.length });
    };
    const api = createDraftApi(client, locale);
    return createDraftStore({ api, kept: keptFor(person, "BROWSER"), signInAgain, titleFor });
  }, [client, locale, person, signInAgain, t]);
}
