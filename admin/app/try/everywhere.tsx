"use client";

import {
  type Filing,
  inLocale,
  joinTexts,
  localTo,
  messageOf,
  type ProvinceCode,
  provinceCodes,
  provinceOf,
  remedyOf,
} from "@beian/shared";
import { Switch } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { TileMap } from "../../components/tile-map/tile-map.tsx";
import { openCount, upshotOf } from "../../components/upshot.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { CureEdits } from "./cure-list.tsx";
import classes from "./try.module.css";
import { groupNeeds, type ProvinceNeed, type Trial, useNeeds } from "./use-needs.ts";
import type { ReadyRulebook } from "./use-rulebook.ts";

/** The same filing in all 31 provinces: where it would pass, and the fewest edits that it needs elsewhere. */
export function Everywhere({
  book,
  filing,
  children,
}: {
  readonly book: ReadyRulebook;
  readonly filing: Filing;
  /** What stands beneath: not there before this has its height, or it would slip away from under the pointer. */
  readonly children: ReactNode;
}) {
  const t = useTranslations("try");
  const locale = apiLocales[useLocale()];
  const [asLocal, setAsLocal] = useState(false);
  const [selected, setSelected] = useState<ProvinceCode | null>(null);
  const trials = useMemo(
    () => new Map(provinceCodes.map((code) => [code, trialIn(book, asLocal ? localTo(filing, code) : filing, code)])),
    [book, filing, asLocal],
  );
  const verdictIn = (code: ProvinceCode) => trials.get(code)?.verdict;
  const upshotAt = (code: ProvinceCode) => {
    const verdict = verdictIn(code);
    return verdict ? upshotOf(verdict) : null;
  };
  const noteOf = (code: ProvinceCode) => {
    const verdict = verdictIn(code);
    if (!verdict) return undefined;
    if (verdict.findings.length > 0) return t("everywhere.found", { count: verdict.findings.length });
    return openCount(verdict) > 0 ? t("everywhere.open", { count: openCount(verdict) }) : undefined;
  };
  const failing = provinceCodes.filter((code) => verdictIn(code)?.outcome !== "PASSES");
  const { needs, busy } = useNeeds(book, trials);
  const groups = groupNeeds(needs, selected === null ? failing : [selected]);
  return (
    <>
      <section className={classes.section} aria-labelledby="everywhere">
        <h2 id="everywhere" className={classes.title}>
          {t("everywhere.title")}
        </h2>
        <Switch
          label={t("everywhere.asLocal")}
          description={t("everywhere.asLocalHint")}
          checked={asLocal}
          onChange={(event) => setAsLocal(event.currentTarget.checked)}
        />
        <TileMap
          label={t("everywhere.map")}
          categories={[
            { key: "PASSES", label: t("outcome.PASSES"), tone: "good" },
            { key: "OPEN", label: t("everywhere.openHere"), tone: "hue5", mark: "?" },
            { key: "NEEDS_ATTENTION", label: t("outcome.NEEDS_ATTENTION"), tone: "attention" },
            { key: "FAILS", label: t("outcome.FAILS"), tone: "bad" },
          ]}
          categoryOf={upshotAt}
          noteOf={noteOf}
          selected={selected}
          onSelect={(code) => setSelected(code === selected ? null : code)}
        />
        <h3 className={classes.heading}>
          {selected === null
            ? t("everywhere.needs", { count: failing.length })
            : t("everywhere.needsIn", { province: inLocale(provinceOf(selected).name, locale) })}
        </h3>
        <ul className={classes.provinces} aria-busy={busy}>
          {groups.map(({ key, provinces, need }) => (
            <li key={key} data-provinces={provinces.join(" ")}>
              <h4>
                {inLocale(joinTexts(provinces.map((code) => provinceOf(code).name)), locale)}
                {provinces.length > 3 && ` ${t("everywhere.count", { count: provinces.length })}`}
              </h4>
              <Need need={need} />
            </li>
          ))}
        </ul>
      </section>
      {needs.size > 0 && children}
    </>
  );
}

function Need({ need: { cure, obstacles } }: { readonly need: ProvinceNeed }) {
  const t = useTranslations("try");
  const locale = apiLocales[useLocale()];
  if (cure)
    return cure.edits.length > 0 ? (
      <CureEdits cure={cure} />
    ) : (
      <p className={classes.small}>
        {cure.open.length === 0 ? t("everywhere.passes") : t("outcome.OPEN", { count: cure.open.length })}
      </p>
    );
  return (
    <>
      <p className={classes.small}>{t("cures.none")}</p>
      <ul className={classes.edits}>
        {obstacles.map((found) => (
          <li key={`${found.key} ${found.draft.path.join(".")} ${messageOf(found, locale)}`}>
            {messageOf(found, locale)} {remedyOf(found, locale)}
          </li>
        ))}
      </ul>
    </>
  );
}

function trialIn(book: ReadyRulebook, filing: Filing, province: ProvinceCode): Trial {
  return { filing, verdict: book.compiled.validate(filing, { today: book.asOf, province }) };
}
