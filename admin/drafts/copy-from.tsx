"use client";

import { inLocale, isProvinceCode, type ProvinceCode, provinceCodes, provinceOf } from "@beian/shared";
import { NativeSelect } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useClient } from "urql";
import { type Content, contentOf } from "../fields/content.ts";
import { copiedRuleQuery } from "../graphql/copied-rule.ts";
import { apiLocales } from "../i18n/locales.ts";

/** Takes over what another province rules on the same requirement. */
export function CopyFrom({
  requirement,
  except,
  onCopy,
}: {
  readonly requirement: string;
  readonly except: ProvinceCode | null;
  readonly onCopy: (content: Content) => void;
}) {
  const t = useTranslations("draft.copy");
  const client = useClient();
  const locale = apiLocales[useLocale()];
  const [told, setTold] = useState<string>();
  const copy = async (code: ProvinceCode) => {
    const name = inLocale(provinceOf(code).name, locale);
    const { data } = await client.query(copiedRuleQuery, { code, requirement, locale }).toPromise();
    if (!data) return setTold(t("failed"));
    const content = data.province.rule?.content;
    if (!content) return setTold(t("unrecorded", { name }));
    onCopy(contentOf(content));
    setTold(t("done", { name }));
  };
  return (
    <NativeSelect
      size="xs"
      label={t("label")}
      description={<span aria-live="polite">{told ?? t("hint")}</span>}
      value=""
      onChange={({ currentTarget: { value } }) => isProvinceCode(value) && void copy(value)}
      data={[
        { value: "", label: t("choose") },
        ...provinceCodes
          .filter((code) => code !== except)
          .map((code) => ({ value: code, label: inLocale(provinceOf(code).name, locale) })),
      ]}
    />
  );
}
