"use client";

import type { PlainDate } from "@beian/shared";
import { Button, Group } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { beijingMinuteOf } from "./times.ts";
import { addressOf } from "./use-view.ts";
import { type View, viewParameters } from "./view.ts";

/** Takes exactly this view along: as a link that stays what it is, as a file, or on paper. */
export function ExportLinks({ view, asOf }: { readonly view: View; readonly asOf: PlainDate }) {
  const t = useTranslations("compare.export");
  const clipboard = useClipboard();
  const file = (format: "csv" | "xlsx") => {
    const parameters = viewParameters({ ...view, open: null });
    parameters.set("format", format);
    return `/compare/export?${parameters}`;
  };
  // Days and knowledge go on; a link that others get names both.
  const pinned = (now: Date) => ({ ...view, asOf, knownAt: view.knownAt ?? beijingMinuteOf(now) });
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="xs"
        onClick={() => clipboard.copy(window.location.origin + addressOf(pinned(new Date())))}
      >
        {t(clipboard.copied ? "copied" : "copy")}
      </Button>
      <Button component="a" variant="default" size="xs" href={file("csv")} download>
        {t("csv")}
      </Button>
      <Button component="a" variant="default" size="xs" href={file("xlsx")} download>
        {t("xlsx")}
      </Button>
      <Button variant="default" size="xs" onClick={() => window.print()}>
        {t("print")}
      </Button>
    </Group>
  );
}
