import type { PlainDate } from "@beian/shared";
import type { SourceRecord } from "../../store/ports/changes.ts";
import { InvalidInput } from "../acting/refusal.ts";
import { longest, optionalText, requiredLine } from "../acting/typed.ts";

export interface SourceInput {
  readonly title: string;
  readonly url?: string | null;
  readonly clause?: string | null;
  readonly publishedOn?: PlainDate | null;
  readonly retrievedOn?: PlainDate | null;
}

const mostSources = 50;

export function typedSources(sources: readonly SourceInput[], path: readonly string[]): readonly SourceRecord[] {
  if (sources.length > mostSources)
    throw new InvalidInput(path, { zh: `最多 ${mostSources} 个来源`, en: `at most ${mostSources} sources` });
  return sources.map(({ title, url, clause, publishedOn, retrievedOn }, index) => {
    const at = (field: string) => [...path, String(index), field];
    return {
      title: requiredLine(title, at("title"), longest.sourceTitle),
      url: typedUrl(url, at("url")),
      clause: optionalText(clause, at("clause"), longest.clause),
      publishedOn: publishedOn ?? null,
      retrievedOn: retrievedOn ?? null,
    };
  });
}

/** People follow it from a page, so it must lead to the web and nowhere else. */
function typedUrl(url: string | null | undefined, path: readonly string[]): string | null {
  const typed = optionalText(url, path, longest.url);
  if (typed === null) return null;
  if (/^https?:\/\//i.test(typed) && !/\s/.test(typed) && URL.canParse(typed)) return typed;
  throw new InvalidInput(path, { zh: "应为 http 或 https 链接", en: "must be an http or https link" });
}
