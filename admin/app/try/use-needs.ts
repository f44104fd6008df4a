"use client";

import {
  type Cure,
  type Filing,
  type Finding,
  messageOf,
  openIn,
  type ProvinceCode,
  type Verdict,
} from "@beian/shared";
import { useEffect, useState } from "react";
import type { ReadyRulebook } from "./use-rulebook.ts";

/** A filing as it is judged in one province, and how it fares there. */
export interface Trial {
  readonly filing: Filing;
  readonly verdict: Verdict;
}

/** What a filing needs: the smallest cure, of no edits where nothing is found; null where no edit helps, and why not. */
export interface ProvinceNeed {
  readonly cure: Cure | null;
  readonly obstacles: readonly Finding[];
}

type Needs = ReadonlyMap<ProvinceCode, ProvinceNeed>;

/** Searches province by province, leaving the browser time between them, so that typing isn't held up. */
export function useNeeds(book: ReadyRulebook, trials: ReadonlyMap<ProvinceCode, Trial>) {
  const [found, setFound] = useState<{ readonly trials: typeof trials; readonly needs: Needs } | null>(null);
  useEffect(() => {
    let left = false;
    const search = async () => {
      const needs = new Map<ProvinceCode, ProvinceNeed>();
      for (const [code, trial] of trials) {
        await nextTask();
        if (left) return;
        needs.set(code, needOf(book, trial));
      }
      setFound({ trials, needs });
    };
    void search();
    return () => {
      left = true;
    };
  }, [book, trials]);
  return { needs: found?.needs ?? none, busy: found?.trials !== trials };
}

const none: Needs = new Map();

/** The provinces with the same need together, in the order in which they are given. */
export function groupNeeds(needs: Needs, provinces: readonly ProvinceCode[]) {
  const groups = new Map<string, { key: string; provinces: ProvinceCode[]; need: ProvinceNeed }>();
  for (const code of provinces) {
    const need = needs.get(code);
    if (!need) continue;
    const key = wordsOf(need);
    const group = groups.get(key);
    if (group) group.provinces.push(code);
    else groups.set(key, { key, provinces: [code], need });
  }
  return [...groups.values()];
}

function needOf(book: ReadyRulebook, { filing, verdict }: Trial): ProvinceNeed {
  if (verdict.outcome === "PASSES") {
    const open = openIn(verdict).flatMap(({ requirement }) => requirement ?? []);
    return { cure: { edits: [], open }, obstacles: [] };
  }
  const [cure = null] = book.curesOf(filing, verdict);
  if (cure) return { cure, obstacles: [] };
  const obstacles = book.obstaclesOf(filing, verdict);
  return { cure, obstacles: obstacles.length > 0 ? obstacles : verdict.findings };
}

function wordsOf({ cure, obstacles }: ProvinceNeed): string {
  return cure
    ? `+ ${cure.open.length > 0} ${cure.edits.map(({ words }) => words.zh).join(" ")}`
    : `- ${obstacles.map((found) => messageOf(found, "ZH")).join(" ")}`;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
