"use client";

import { useTranslations } from "next-intl";
import { valueInWords } from "../fields/value-in-words.ts";
import type { RuleContent } from "../graphql/province.ts";
import { cellOf, type TypedStand } from "./stand.ts";
import { useCatalogue } from "./use-catalogue.ts";

/** What somebody typed for a cell, or a draft holds for it, in words. */
export function StandWords({
  cell,
  stand,
  noted = true,
}: {
  readonly cell: string;
  readonly stand: TypedStand;
  /** Whether its notes are told too. */
  readonly noted?: boolean;
}) {
  const t = useTranslations("draft");
  const separator = useTranslations("fields")("separator");
  const spec = useCatalogue()?.get(cellOf(cell).requirement);
  if (stand === "UNTOUCHED") return t("untouched");
  if (stand === "HANDED_BACK") return t(cellOf(cell).province ? "handsBack" : "dropsDefault");
  const { value, strictness, noteZh, noteEn } = stand;
  const words = value === undefined ? t("noValue") : spec && valueInWords(spec, value, separator);
  return <Told words={words ?? ""} advised={strictness === "ADVISED"} notes={noted ? [noteZh, noteEn] : []} />;
}

/** A content that the API put into words; null where nothing is recorded. */
export function ContentWords({
  content,
  noted = true,
}: {
  readonly content: RuleContent | null;
  /** Whether its notes are told too. */
  readonly noted?: boolean;
}) {
  const t = useTranslations("draft");
  if (!content) return t("unrecorded");
  const { summary, strictness, noteZh, noteEn } = content;
  return <Told words={summary} advised={strictness === "ADVISED"} notes={noted ? [noteZh, noteEn] : []} />;
}

function Told({ words, advised, notes }: { words: string; advised: boolean; notes: readonly (string | null)[] }) {
  const t = useTranslations("draft");
  const told = notes.filter((note) => note?.trim());
  return (
    <>
      {advised ? t("advised", { words }) : words}
      {told.length > 0 && t("withNote", { note: told.join(" / ") })}
    </>
  );
}
