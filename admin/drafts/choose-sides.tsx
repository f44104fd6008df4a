"use client";

import { Button, Group, Radio, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import classes from "./choose-sides.module.css";
import type { Side } from "./merge.ts";

/** One thing that two people wrote differently, each version in words. */
export interface Contested {
  readonly id: string;
  readonly name: ReactNode;
  readonly base: ReactNode;
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
}

/** What stood there, mine and theirs, one beneath the other, with a choice for each. */
export function ChooseSides({
  contested,
  onChosen,
  onClose,
}: {
  readonly contested: readonly Contested[];
  /** True where it is done. */
  readonly onChosen: (sides: ReadonlyMap<string, Side>) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const t = useTranslations("draft.clash");
  const [sides, setSides] = useState<ReadonlyMap<string, Side>>(new Map());
  const [waiting, setWaiting] = useState(false);
  const all = (side: Side) => setSides(new Map(contested.map(({ id }) => [id, side])));
  const open = contested.filter(({ id }) => !sides.has(id)).length;
  const take = async () => {
    setWaiting(true);
    const done = await onChosen(sides);
    setWaiting(false);
    if (done) onClose();
  };
  return (
    <Stack gap="sm">
      {contested.length > 1 && (
        <Group gap="xs">
          <Button size="compact-xs" variant="default" onClick={() => all("mine")}>
            {t("allMine")}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => all("theirs")}>
            {t("allTheirs")}
          </Button>
        </Group>
      )}
      {contested.map(({ id, name, base, mine, theirs }) => (
        <Radio.Group
          key={id}
          className={classes.contested ?? ""}
          label={name}
          value={sides.get(id) ?? null}
          onChange={(side) => setSides(new Map(sides).set(id, side === "mine" ? "mine" : "theirs"))}
        >
          <Text size="sm" c="dimmed">
            {t("base")}
            {base}
          </Text>
          <Stack gap={6} mt={6}>
            <Radio
              value="mine"
              label={
                <>
                  {t("mine")}
                  {mine}
                </>
              }
            />
            <Radio
              value="theirs"
              label={
                <>
                  {t("theirs")}
                  {theirs}
                </>
              }
            />
          </Stack>
        </Radio.Group>
      ))}
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {open > 0 ? t("open", { count: open }) : t("ready")}
        </Text>
        <Button disabled={open > 0} loading={waiting} onClick={() => void take()}>
          {t("take")}
        </Button>
      </Group>
    </Stack>
  );
}
