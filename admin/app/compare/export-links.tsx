"use client";

import { Button, Group } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import type { ComparisonResult } from "../../graphql/comparison.ts";
import { addressOf } from "./use-view.ts";
import { pinned, type View, viewParameters } from "./view.ts";

/** Takes exactly this view along: as a link that stays what it is, as a file, or on paper. */
export function ExportLinks({ view, result }: { readonly view: View; readonly result: ComparisonResult }) {
  const t = useTranslations("compare.export");
  const clipboard = useClipboard();
  const file = (format: "csv" | "xlsx") => {
    const parameters = viewParameters({ ...view, open: null });
    parameters.set("format", format);
    return `/compare/export?${parameters}`;
  };
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="xs"
        // Days and knowledge go on; a link that others get names both.
        onClick={() => clipboard.copy(window.location.origin + addressOf(pinned(view, result)))}
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
