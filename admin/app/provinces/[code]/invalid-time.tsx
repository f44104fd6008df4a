import type { PlainDate, ProvinceCode } from "@beian/shared";
import { Alert } from "@mantine/core";
import { useTranslations } from "next-intl";
import { PageHeading } from "../../../components/page-heading.tsx";
import { PageLink } from "../../../components/page-link.tsx";
import { AsOfPicker } from "./as-of-picker.tsx";

/** A time in the address that there isn't: no rules are shown rather than those of another one. */
export function InvalidTime({
  axis,
  code,
  name,
  text,
  today,
}: {
  readonly axis: "asOf" | "knownAt";
  readonly code: ProvinceCode;
  readonly name: string;
  readonly text: string;
  readonly today: PlainDate;
}) {
  const t = useTranslations("province");
  return (
    <>
      <PageHeading title={name}>
        <AsOfPicker asOf={undefined} today={today} />
      </PageHeading>
      <Alert color="red" variant="outline" title={t(`${axis}.invalid`, { text })}>
        {t(`${axis}.invalidAdvice`)} <PageLink href={`/provinces/${code}`}>{t("asOf.toToday")}</PageLink>
      </Alert>
    </>
  );
}
