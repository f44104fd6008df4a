import { Loader, Text } from "@mantine/core";
import { useTranslations } from "next-intl";

/** Stands where a part of a page opens until it is there. */
export function LoadingPart() {
  const t = useTranslations("states");
  return (
    <Text size="sm" c="dimmed" role="status" mt="xs">
      <Loader size="xs" /> {t("loading")}
    </Text>
  );
}
