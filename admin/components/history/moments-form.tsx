import { Button } from "@mantine/core";
import Form from "next/form";
import { useTranslations } from "next-intl";
import { TimeField } from "../../fields/time-field.tsx";
import type { Parameters } from "./address.ts";
import { HiddenParameters } from "./hidden-parameters.tsx";
import classes from "./history.module.css";
import { type Moments, momentNames } from "./moments.ts";

/** Two moments, each on both axes of time: the day whose rules are meant, and what was known of them when. */
export function MomentsForm({
  path,
  parameters,
  moments,
}: {
  readonly path: string;
  /** What else the address says, and goes on saying. */
  readonly parameters: Parameters;
  readonly moments: Moments;
}) {
  const t = useTranslations("history");
  return (
    <Form action={path} scroll={false} className={classes.moments} key={JSON.stringify(moments)}>
      <HiddenParameters parameters={parameters} except={[...momentNames.from, ...momentNames.to]} />
      {(["from", "to"] as const).map((end) => {
        const [day, known] = momentNames[end];
        return (
          <fieldset key={end} className={classes.moment}>
            <legend>{t(end)}</legend>
            <TimeField size="xs" name={day} label={t("day")} value={moments[end].day ?? null} />
            <TimeField kind="time" size="xs" name={known} label={t("known")} value={moments[end].known ?? null} />
          </fieldset>
        );
      })}
      <Button type="submit" size="xs" variant="default">
        {t("compare")}
      </Button>
    </Form>
  );
}
