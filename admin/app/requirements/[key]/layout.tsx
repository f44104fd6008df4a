import { findRequirement } from "@beian/shared";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";

/** Outside the page's loading state, so that an unknown key is answered with status 404. */
export default async function RequirementLayout({
  params,
  children,
}: {
  readonly params: Promise<{ key: string }>;
  readonly children: ReactNode;
}) {
  if (!findRequirement((await params).key)) notFound();
  return children;
}
