import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { askRequirement } from "../ask-requirement.ts";

/** Outside the page's loading state, so that an unknown key is answered with status 404. */
export default async function RequirementLayout({
  params,
  children,
}: {
  readonly params: Promise<{ key: string }>;
  readonly children: ReactNode;
}) {
  if (!(await askRequirement((await params).key))) notFound();
  return children;
}
