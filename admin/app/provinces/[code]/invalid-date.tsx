import type { PlainDate, ProvinceCode } from "@beian/shared";
import { Alert } from "@mantine/core";
import { useTranslations } from "next-intl";
import { PageHeading } from "../../../components/page-heading.tsx";
import { PageLink } from "../../../components/page-link.tsx";
import { AsOfPicker } from "./as-of-picker.tsx";

/** A date in the address that the calendar doesn't have: no rules are shown rather than those of another day. */
export function InvalidDate({
  code,
  name,
  text,
  today,
}: {
  readonly code: ProvinceCode;
  readonly name: string;
  readonly text: string;
  readonly today: PlainDate;
}) {
  const t = useTranslations("province.asOf");
  return (
    <>
      <PageHeading title={name}>
        <AsOfPicker asOf={undefined} today={today} />
      </PageHeading>
      <Alert color="red" variant="outline" title={t("invalid", { text })}>
        {t("invalidAdvice")} <PageLink href={`/provinces/${code}`}>{t("toToday")}</PageLink>
      </Alert>
    </>
  );
}
