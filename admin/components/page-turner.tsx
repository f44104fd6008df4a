import { Group } from "@mantine/core";
import { getTranslations } from "next-intl/server";
import { PageLink } from "./page-link.tsx";

/** Ways to the parts of a list before and after the one shown; nothing where it is shown whole. */
export async function PageTurner({
  path,
  parameters,
  pageInfo,
}: {
  readonly path: string;
  /** What else the address says. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}) {
  const t = await getTranslations("frame");
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  const at = (cursor: Readonly<Record<string, string>>) => {
    const given = Object.entries({ ...parameters, ...cursor }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    const query = new URLSearchParams(given);
    return query.size > 0 ? `${path}?${query}` : path;
  };
  if (!hasNextPage && !hasPreviousPage) return null;
  return (
    <Group component="nav" aria-label={t("pages")} gap="md" my="sm" fz="sm">
      {hasPreviousPage && <PageLink href={at({})}>{t("firstPage")}</PageLink>}
      {hasPreviousPage && startCursor !== null && (
        <PageLink href={at({ before: startCursor })}>{t("previousPage")}</PageLink>
      )}
      {hasNextPage && endCursor !== null && <PageLink href={at({ after: endCursor })}>{t("nextPage")}</PageLink>}
    </Group>
  );
}
