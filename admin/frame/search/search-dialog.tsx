"use client";

import "@mantine/spotlight/styles.layer.css";

import { inLocale, topicLabels } from "@beian/shared";
import { UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useQuery } from "urql";
import { foldTyped } from "../../components/search-words.ts";
import { numberedChangeQuery, searchQuery, titledChangesQuery } from "../../graphql/search.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { useViewer } from "../../session/viewer-provider.tsx";
import { pagesFor } from "../pages.ts";
import { findChanges, findProvinces, findRequirements, numberIn, shownOfAKind, titleSearchOf } from "./find.ts";
import classes from "./search.module.css";

const [store, spotlight] = createSpotlight();

/** How long typing rests before the API is asked, in milliseconds. */
const restMs = 150;

interface Hit {
  readonly path: string;
  readonly label: string;
  readonly description?: string;
}

interface Group {
  readonly name: "pages" | "provinces" | "requirements" | "changes";
  readonly hits: readonly Hit[];
}

/** Finds provinces, requirements, changes and pages by what one types, and goes there. */
export function SearchDialog({ asked }: { /** How often it was asked for. */ readonly asked: number }) {
  const t = useTranslations("search");
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [selected, setSelected] = useState(0);
  const { groups, reading } = useFound(query);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens each time that it is asked for.
  useEffect(() => spotlight.open(), [asked]);
  const hits = groups.flatMap((group) => group.hits);
  const at = Math.min(selected, hits.length - 1);
  const optionId = (index: number) => `${id}-${index}`;
  const select = (index: number) => {
    const next = (index + hits.length) % hits.length;
    setSelected(next);
    list.current?.querySelector(`#${CSS.escape(optionId(next))}`)?.scrollIntoView({ block: "nearest" });
  };
  const go = ({ path }: Hit) => {
    spotlight.close();
    router.push(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (hits.length === 0) return;
    const hit = hits[at];
    if (event.key === "ArrowDown") select(at + 1);
    else if (event.key === "ArrowUp") select(at - 1);
    else if (event.key === "Enter" && hit) go(hit);
  };
  let index = -1;
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={(typed) => {
        setQuery(typed);
        setSelected(0);
      }}
      aria-label={t("search")}
      overlayProps={{ blur: 0 }}
      yOffset="4rem"
    >
      <Spotlight.Search
        size="md"
        placeholder={t("placeholder")}
        aria-label={t("placeholder")}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={hits.length > 0 ? id : undefined}
        aria-activedescendant={hits.length > 0 ? optionId(at) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        onKeyDown={onKeyDown}
      />
      <div role="status" className={hits.length > 0 ? "spoken" : classes.nothing}>
        {hits.length > 0 ? t("found", { count: hits.length }) : t(reading ? "reading" : "nothing")}
      </div>
      {hits.length > 0 && (
        <div ref={list} id={id} role="listbox" aria-label={t("results")} className={classes.list}>
          {groups.map(({ name, hits }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset can't stand in a list of options.
            <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
              <div id={`${id}-${name}`} className={classes.group}>
                {t(`groups.${name}`)}
              </div>
              {hits.map((hit) => {
                index += 1;
                return (
                  <UnstyledButton
                    key={hit.path}
                    // Spotlight's own action keeps its id to itself, which the input has to name.
                    id={optionId(index)}
                    role="option"
                    aria-selected={index === at}
                    tabIndex={-1}
                    className={classes.hit}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => go(hit)}
                  >
                    {hit.label}
                    {hit.description && <span className={classes.description}>{hit.description}</span>}
                  </UnstyledButton>
                );
              })}
            </div>
          ))}
        </div>
      )}
      <Spotlight.Footer className={classes.hint}>{t("hint")}</Spotlight.Footer>
    </Spotlight.Root>
  );
}

function useFound(query: string): { readonly groups: readonly Group[]; readonly reading: boolean } {
  const t = useTranslations();
  const locale = apiLocales[useLocale()];
  const viewer = useViewer();
  const number = numberIn(query);
  const search = titleSearchOf(query);
  const [rested] = useDebouncedValue(search, restMs);
  const [catalogue] = useQuery({ query: searchQuery, variables: { locale } });
  const [titled] = useQuery({
    query: titledChangesQuery,
    variables: { search: rested, first: shownOfAKind },
    pause: rested === "",
  });
  const [numbered] = useQuery({
    query: numberedChangeQuery,
    variables: { number: number ?? 0 },
    pause: number === null,
  });
  const byTitle = titled.data?.changes.edges.map(({ node }) => node) ?? [];
  const byNumber = number === null ? null : (numbered.data?.change ?? null);
  // What is on its way answers an earlier text; what isn't of this one is left out below.
  const changes = byNumber ? [byNumber, ...byTitle.filter((change) => change.number !== byNumber.number)] : byTitle;
  const typed = foldTyped(query);
  const groups: readonly Group[] = [
    {
      name: "provinces",
      hits: findProvinces(query, locale).map(({ code, name }) => ({
        path: `/provinces/${code}`,
        label: name,
        description: code,
      })),
    },
    {
      name: "requirements",
      hits: findRequirements(query, catalogue.data?.requirements ?? []).map(({ key, topic, title }) => ({
        path: `/requirements/${key}`,
        label: title,
        description: inLocale(topicLabels[topic], locale),
      })),
    },
    {
      name: "changes",
      hits: findChanges(query, changes).map(({ number, title, status }) => ({
        path: `/changes/${number}`,
        label: t("search.change", { number: String(number), title }),
        description: t(`search.statuses.${status}`),
      })),
    },
    {
      name: "pages",
      hits: pagesFor(viewer?.acts ?? [])
        .map(({ name, path }) => ({ path, label: t(`pages.${name}`) }))
        .filter(({ label }) => foldTyped(label).includes(typed)),
    },
  ];
  return {
    groups: groups.filter(({ hits }) => hits.length > 0),
    reading: catalogue.fetching || search !== rested || titled.fetching || (number !== null && numbered.fetching),
  };
}
