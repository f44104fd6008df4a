import { Skeleton } from "@mantine/core";
import { useTranslations } from "next-intl";

/** Stands in for a page until its data is there. */
export function LoadingPage() {
  const t = useTranslations("states");
  return (
    <div role="status">
      <span className="spoken">{t("loading")}</span>
      <Skeleton h={28} w="12rem" mb="md" />
      {[100, 92, 96, 88, 94, 90].map((width) => (
        <Skeleton key={width} h={20} w={`${width}%`} mb="sm" />
      ))}
    </div>
  );
}
