"use client";

import { SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { TopicCell } from "./by-topic.ts";
import { isShow, isShown, type Show, shows } from "./shown-cells.ts";

/** Narrows the page to rules of one origin, and says how many there are of each. */
export function ShowSwitch({
  cells,
  show,
  onShow,
}: {
  readonly cells: readonly TopicCell[];
  readonly show: Show;
  readonly onShow: (show: Show) => void;
}) {
  const t = useTranslations("province.show");
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("label")}
      value={show}
      onChange={(value) => isShow(value) && onShow(value)}
      data={shows.map((each) => ({
        value: each,
        label: t(each, { count: cells.filter((cell) => isShown(cell, each)).length }),
      }))}
    />
  );
}
