import { Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { RuleContent } from "../../graphql/province.ts";
import { ContentInWords } from "./content-in-words.tsx";
import classes from "./history.module.css";

export interface DifferenceRow {
  readonly key: string;
  readonly title: string;
  readonly from: RuleContent | null;
  readonly to: RuleContent | null;
}

/** What differs between two moments, in words. */
export function DifferenceTable({
  rows,
  subject,
}: {
  readonly rows: readonly DifferenceRow[];
  readonly subject: "requirement" | "province";
}) {
  const t = useTranslations("history");
  return (
    <>
      <Title order={2} size="h5">
        {t("differences", { count: rows.length })}
      </Title>
      {rows.length === 0 ? (
        <Text size="sm" my="xs">
          {t("same")}
        </Text>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(subject)}</th>
              <th scope="col">{t("from")}</th>
              <th scope="col">{t("to")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, title, from, to }) => (
              <tr key={key}>
                <th scope="row">{title}</th>
                <td>
                  <ContentInWords content={from} />
                </td>
                <td>
                  <ContentInWords content={to} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
