"use client";

import type { ProvinceCode } from "@beian/shared";
import { Button, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { PageLink } from "../../../components/page-link.tsx";
import { ContentWords } from "../../../drafts/stand-words.tsx";
import type { RequirementDetail } from "../../../graphql/requirements.ts";
import classes from "./requirement-view.module.css";

/** The provinces by what they rule, the largest group first. */
export function ValueGroups({
  groups,
  onChoose,
}: {
  readonly groups: RequirementDetail["groups"];
  /** For those who may edit: takes a group's provinces to set them at once. */
  readonly onChoose?: (codes: readonly ProvinceCode[]) => void;
}) {
  const t = useTranslations("requirement");
  return (
    <section aria-labelledby="groups">
      <Title id="groups" order={2} size="h4" mt="md">
        {t("groups")}
      </Title>
      <ul className={classes.groups}>
        {groups.map(({ content, provinces }) => (
          <li key={provinces.map(({ code }) => code).join()}>
            <strong>
              <ContentWords content={content && { ...content, noteZh: null, noteEn: null }} />
            </strong>
            <span className={classes.count}>{t("provinces", { count: provinces.length })}</span>
            <span>
              {provinces.map(({ code, name }, index) => (
                <span key={code}>
                  {index > 0 && t("separator")}
                  <PageLink href={`#${code}`} inherit>
                    {name}
                  </PageLink>
                </span>
              ))}
            </span>
            {onChoose && (
              <Button size="compact-xs" variant="default" onClick={() => onChoose(provinces.map(({ code }) => code))}>
                {t("chooseGroup", { count: provinces.length })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
