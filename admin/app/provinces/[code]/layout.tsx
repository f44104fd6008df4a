import { isProvinceCode } from "@beian/shared";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";

/** Outside the page's loading state, so that an unknown code is answered with status 404. */
export default async function ProvinceLayout({
  params,
  children,
}: {
  readonly params: Promise<{ code: string }>;
  readonly children: ReactNode;
}) {
  if (!isProvinceCode((await params).code.toUpperCase())) notFound();
  return children;
}
