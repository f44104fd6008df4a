import { useTranslations } from "next-intl";
import type { RuleContent } from "../../graphql/province.ts";
import classes from "./history.module.css";

/** A rule's content, nuance and all, or that nothing is recorded. */
export function ContentInWords({ content }: { readonly content: RuleContent | null }) {
  const t = useTranslations("history");
  if (content === null) return <span className={classes.unrecorded}>{t("unrecorded")}</span>;
  return (
    <>
      {content.summary}
      {content.strictness === "ADVISED" && <span className={classes.small}> {t("advised")}</span>}
      {content.note && <span className={classes.note}>{t("note", { note: content.note })}</span>}
    </>
  );
}
