"use client";

import { type Region, regions } from "@beian/shared";
import { Button, Text, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { PageLink } from "../../../components/page-link.tsx";
import { matchesSearch } from "../../../components/province-search.ts";
import { useTypedText } from "../../../components/use-typed-text.ts";
import type { ProvinceWithOrigins } from "../../../graphql/provinces.ts";
import classes from "./province-list.module.css";

export interface ListedProvince extends Omit<ProvinceWithOrigins, "rules"> {
  readonly ownRules: number;
  readonly searchKeys: readonly string[];
}

/** The provinces by region, with a filter that opens the province when only one is left and Enter is pressed. */
export function ProvinceList({ provinces }: { readonly provinces: readonly ListedProvince[] }) {
  const t = useTranslations("provinces");
  const router = useRouter();
  const [query, field, setQuery] = useTypedText();
  const shown = provinces.filter(({ searchKeys }) => matchesSearch(searchKeys, query));
  return (
    <>
      <form
        className={classes.filter}
        onSubmit={(event) => {
          event.preventDefault();
          const [only, ...others] = shown;
          if (only && others.length === 0) router.push(`/provinces/${only.code}`);
        }}
      >
        <TextInput
          {...field}
          type="search"
          label={t("filter")}
          description={t("filterHint")}
          autoComplete="off"
          spellCheck={false}
        />
        <Text component="output" size="sm" c="dimmed" aria-live="polite">
          {shown.length > 0 ? t("shown", { count: shown.length }) : t("none", { query })}
        </Text>
        {shown.length === 0 && (
          <Button variant="default" size="xs" onClick={() => setQuery("")}>
            {t("clear")}
          </Button>
        )}
      </form>
      {shown.length > 0 && <ProvinceTable provinces={shown} />}
    </>
  );
}

function ProvinceTable({ provinces }: { readonly provinces: readonly ListedProvince[] }) {
  const t = useTranslations("provinces");
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("name")}</th>
          <th scope="col" className={classes.regulator}>
            {t("regulator")}
          </th>
          <th scope="col">{t("icpPrefix")}</th>
          <th scope="col" className={classes.division}>
            {t("divisionCode")}
          </th>
          <th scope="col" className={classes.count}>
            {t("ownRules")}
          </th>
        </tr>
      </thead>
      {regions.map((region) => (
        <RegionRows key={region} region={region} provinces={provinces.filter((each) => each.region === region)} />
      ))}
    </table>
  );
}

function RegionRows({ region, provinces }: { readonly region: Region; readonly provinces: readonly ListedProvince[] }) {
  const t = useTranslations();
  if (provinces.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={5} className={classes.region}>
          {t(`regions.${region}`)}
        </th>
      </tr>
      {provinces.map((province) => (
        <tr key={province.code}>
          <th scope="row" className={classes.name}>
            <PageLink href={`/provinces/${province.code}`} inherit>
              {province.name}
            </PageLink>{" "}
            <span className={`code ${classes.letters}`}>{province.code}</span>
            <span className={classes.regulatorBelow}>{province.regulator}</span>
          </th>
          <td className={classes.regulator}>{province.regulator}</td>
          <td lang="zh-CN">{province.icpPrefix}</td>
          <td className={`code ${classes.division}`}>{province.divisionCode}</td>
          <td className={classes.count}>{province.ownRules}</td>
        </tr>
      ))}
    </tbody>
  );
}
