"use client";

import { isProvinceCode, national, type ProvinceCode } from "@beian/shared";
import { Button, Checkbox, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeading } from "../../../components/page-heading.tsx";
import { PageLink } from "../../../components/page-link.tsx";
import { useAlive } from "../../../components/use-alive.ts";
import { useDrafts } from "../../../drafts/draft-provider.tsx";
import { cellKey } from "../../../drafts/stand.ts";
import { type Bulk, useBulk } from "../../../drafts/use-bulk.ts";
import { type RequirementResult, type RequirementVariables, requirementQuery } from "../../../graphql/requirements.ts";
import { usePageQuery } from "../../../graphql/use-page-query.ts";
import { lazily } from "../../../loading/lazily.tsx";
import { LoadingPart } from "../../../loading/loading-part.tsx";
import { RuleRow, type ShownRule, shownRule } from "../../../rules/rule-row.tsx";
import ruleClasses from "../../../rules/rule-rows.module.css";
import { RequirementFacts } from "./requirement-facts.tsx";
import classes from "./requirement-view.module.css";
import { ValueGroups } from "./value-groups.tsx";

const BulkEditor = lazily(
  () => import("../../../drafts/bulk-editor.tsx").then((module) => module.BulkEditor),
  () => <LoadingPart />,
);

/** One requirement: what it decides, which provinces rule alike, and what each rules; to edit one by one or many at once. */
export function RequirementView({
  variables,
  result,
}: {
  readonly variables: RequirementVariables;
  readonly result: RequirementResult;
}) {
  const t = useTranslations("requirement");
  const columns = useTranslations("province.columns");
  const drafts = useTranslations("draft.bulk");
  const { requirement, provinces } = usePageQuery(requirementQuery, variables, result);
  const mayEdit = useDrafts() !== null;
  const alive = useAlive();
  const [bulk, setBulk] = useBulk(variables.key);
  const [discarded, setDiscarded] = useState<Bulk | null>(null);
  if (!requirement) return null;
  const rules = new Map<ProvinceCode, ShownRule | null>(
    provinces.map(({ code, rule }) => [code, rule && shownRule(rule)]),
  );
  const chosen = bulk?.provinces ?? [];
  const choose = (codes: readonly ProvinceCode[]) =>
    setBulk(codes.length === 0 && !bulk?.content ? null : { ...bulk, provinces: codes });
  const toggle = (code: ProvinceCode) =>
    choose(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  const nationalRule: ShownRule | null = requirement.national && { content: requirement.national, origin: "NATIONAL" };
  return (
    <>
      <PageHeading title={requirement.title} lead={requirement.description}>
        <PageLink href={`/requirements/${requirement.key}/history`} size="sm" prefetch={false}>
          {t("history")}
        </PageLink>
      </PageHeading>
      <RequirementFacts requirement={requirement} />
      <ValueGroups
        groups={requirement.groups}
        {...(mayEdit && alive ? { onChoose: (codes: readonly ProvinceCode[]) => choose(codes) } : {})}
      />
      <section aria-labelledby="by-province">
        <div className={classes.heading}>
          <Title id="by-province" order={2} size="h4">
            {t("byProvince")}
          </Title>
          {mayEdit && (
            <div className={classes.choose}>
              <Text span size="sm" role="status">
                {t("chosen", { count: chosen.length })}
              </Text>
              <Button
                size="xs"
                variant="default"
                disabled={!alive}
                onClick={() => choose(provinces.map(({ code }) => code))}
              >
                {t("chooseAll")}
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={chosen.length === 0}
                onClick={() => {
                  setDiscarded(bulk);
                  choose([]);
                }}
              >
                {t("chooseNone")}
              </Button>
              {discarded && chosen.length === 0 && (
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => {
                    setBulk(discarded);
                    setDiscarded(null);
                  }}
                >
                  {drafts("restore")}
                </Button>
              )}
              <Button
                size="xs"
                disabled={chosen.length === 0}
                aria-expanded={bulk?.open ?? false}
                onClick={() => bulk && setBulk({ ...bulk, open: true })}
                {...BulkEditor.near}
              >
                {t("setChosen", { count: chosen.length })}
              </Button>
            </div>
          )}
        </div>
        {bulk?.open && (
          <BulkEditor
            requirement={requirement}
            bulk={bulk}
            onBulk={setBulk}
            onDiscard={() => {
              setDiscarded(bulk);
              setBulk(null);
            }}
            ruleOf={(code) => {
              const rule = rules.get(code);
              return rule ? { content: rule.content, own: rule.origin === "PROVINCE" } : null;
            }}
          />
        )}
        <div className={ruleClasses.topic}>
          <div className={ruleClasses.columns} aria-hidden="true">
            <span>{t("province")}</span>
            <span>{columns("content")}</span>
            <span>{columns("origin")}</span>
            <span>{columns("effective")}</span>
            <span>{columns("sources")}</span>
          </div>
          <ul className={ruleClasses.rows}>
            <RuleRow
              id={national}
              name={t("national")}
              cell={cellKey({ province: null, requirement: requirement.key })}
              rule={nationalRule}
              editable
            >
              <h3 className={ruleClasses.title}>{t("national")}</h3>
              <p className={ruleClasses.small}>{t("nationalHint")}</p>
            </RuleRow>
            {provinces.map(({ code, name }) => (
              <RuleRow
                key={code}
                id={code}
                name={name}
                cell={cellKey({ province: code, requirement: requirement.key })}
                rule={rules.get(code) ?? null}
                editable
              >
                <div className={classes.province}>
                  {mayEdit && (
                    <Checkbox
                      size="xs"
                      aria-label={t("choose", { name })}
                      disabled={!alive}
                      checked={chosen.includes(code)}
                      onChange={() => isProvinceCode(code) && toggle(code)}
                    />
                  )}
                  <h3 className={ruleClasses.title}>
                    <PageLink href={`/provinces/${code}#${requirement.key}`} inherit c="inherit" prefetch={false}>
                      {name}
                    </PageLink>
                  </h3>
                </div>
              </RuleRow>
            ))}
          </ul>
        </div>
      </section>
    </>
  );
}
