import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./page-heading.module.css";

/** A page's title, with a sentence under it and what belongs to the whole page at its side. */
export function PageHeading({
  title,
  lead,
  children,
}: {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes.heading}>
      <div>
        <Title order={1} size="h2">
          {title}
        </Title>
        {lead && (
          <Text component="div" size="sm" c="dimmed" mt={4}>
            {lead}
          </Text>
        )}
      </div>
      {children}
    </div>
  );
}
