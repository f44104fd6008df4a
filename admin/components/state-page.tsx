import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** A whole page that has nothing to show: why, and what to do about it. */
export function StatePage({
  title,
  advice,
  children,
}: {
  readonly title: string;
  readonly advice: string;
  readonly children?: ReactNode;
}) {
  return (
    <>
      <Title order={1} size="h2">
        {title}
      </Title>
      <Text my="sm" maw="40rem">
        {advice}
      </Text>
      {children}
    </>
  );
}
