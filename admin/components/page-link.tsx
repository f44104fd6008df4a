"use client";

import { Anchor, type AnchorProps } from "@mantine/core";
import Link from "next/link";
import type { ComponentProps } from "react";

/** A link to another page of the admin. */
export function PageLink(props: AnchorProps & Omit<ComponentProps<typeof Link>, keyof AnchorProps>) {
  return <Anchor component={Link} {...props} />;
}
