"use client";

import { isMantineColorScheme, NativeSelect, useMantineColorScheme } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useTranslations } from "next-intl";

const schemes = ["auto", "light", "dark"] as const;

/** Light, dark, or as the system says; the browser keeps the choice. */
export function ColourSchemeSelect() {
  const t = useTranslations("frame");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The server doesn't know what the browser kept, and a choice made before the page is alive would be lost.
  const mounted = useMounted();
  return (
    <NativeSelect
      size="xs"
      aria-label={t("colourScheme")}
      disabled={!mounted}
      value={mounted ? colorScheme : "auto"}
      onChange={({ currentTarget: { value } }) => isMantineColorScheme(value) && setColorScheme(value)}
      data={schemes.map((scheme) => ({ value: scheme, label: t(`colourSchemes.${scheme}`) }))}
    />
  );
}
