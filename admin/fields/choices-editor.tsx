"use client";

import { Button, Checkbox, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./editors.module.css";
import type { EditorProps } from "./field.ts";

/** Any number of options, kept in the requirement's order; none of them is a value too. */
export function ChoicesEditor({ requirement, value, onValue, refusal }: EditorProps<"CHOICES">) {
  const t = useTranslations("fields");
  const keys = requirement.options.map(({ key }) => key);
  const inOrder = (chosen: readonly string[]) => onValue(keys.filter((key) => chosen.includes(key)));
  return (
    <Checkbox.Group label={t("value")} value={[...(value ?? [])]} onChange={inOrder} error={refusal}>
      <div className={classes.choices}>
        {requirement.options.map(({ key, label }) => (
          <Checkbox key={key} size="xs" value={key} label={label} />
        ))}
      </div>
      <Group gap="xs">
        <Button variant="default" size="compact-xs" onClick={() => onValue(keys)}>
          {t("all")}
        </Button>
        <Button variant="default" size="compact-xs" onClick={() => onValue([])}>
          {t("none", { words: requirement.none ?? "" })}
        </Button>
        <Text size="xs" c="dimmed" aria-live="polite">
          {value === undefined
            ? t("nothingChosen")
            : value.length === 0
              ? requirement.none
              : t("chosen", { count: value.length })}
        </Text>
      </Group>
    </Checkbox.Group>
  );
}
