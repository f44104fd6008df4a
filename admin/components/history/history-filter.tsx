import { Button, NativeSelect, type NativeSelectProps } from "@mantine/core";
import Form from "next/form";
import { getTranslations } from "next-intl/server";
import type { Parameters } from "./address.ts";
import { HiddenParameters } from "./hidden-parameters.tsx";
import classes from "./history.module.css";

/** Narrows a history to one requirement or one province; what else the address says stays, but for the page. */
export async function HistoryFilter({
  path,
  parameters,
  by,
  choices,
}: {
  readonly path: string;
  readonly parameters: Parameters;
  readonly by: "requirement" | "province";
  readonly choices: NonNullable<NativeSelectProps["data"]>;
}) {
  const t = await getTranslations("history");
  const chosen = parameters[by];
  return (
    <Form action={path} className={classes.filter}>
      <HiddenParameters parameters={parameters} except={[by, "after", "before"]} />
      <NativeSelect
        size="xs"
        name={by}
        label={t(by)}
        defaultValue={chosen}
        key={chosen}
        data={[{ value: "", label: t("all") }, ...choices]}
      />
      <Button type="submit" size="xs" variant="default">
        {t("filter")}
      </Button>
    </Form>
  );
}
