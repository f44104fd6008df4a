import { useTranslations } from "next-intl";
import type { Province } from "../../../graphql/province.ts";
import classes from "./province-facts.module.css";

export function ProvinceFacts({ province }: { readonly province: Province }) {
  const t = useTranslations();
  const facts = [
    ["regulator", province.regulator],
    ["icpPrefix", province.icpPrefix],
    ["region", t(`regions.${province.region}`)],
    ["divisionCode", province.divisionCode],
    ["version", province.version],
  ] as const;
  return (
    <dl className={classes.facts} aria-label={t("province.facts.label")}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`province.facts.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
