"use client";

import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { refusalIn } from "../../graphql/refusal.ts";
import { archiveSampleMutation } from "../../graphql/samples.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { useSend } from "../../session/use-send.ts";

/** Puts a sample aside, once it is confirmed. */
export function ArchiveButton({
  id,
  version,
  name,
}: {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}) {
  const t = useTranslations("samples");
  const locale = apiLocales[useLocale()];
  const router = useRouter();
  const send = useSend();
  const [opened, setOpened] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const archive = async () => {
    setWaiting(true);
    const result = await send(archiveSampleMutation, { input: { id, version }, locale });
    setWaiting(false);
    const refusal = refusalIn(result, t("unreachable"));
    if (refusal) return setProblem(refusal.reason);
    setOpened(false);
    router.refresh();
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpened(true)}>
        {t("archive")}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t("archiveOf", { name })}
        closeButtonProps={{ "aria-label": t("cancel") }}
      >
        <Stack gap="sm">
          <Text size="sm">{t("archiveAdvice")}</Text>
          {problem !== null && (
            <Alert color="red" variant="outline" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setOpened(false)}>
              {t("cancel")}
            </Button>
            <Button color="red" loading={waiting} onClick={() => void archive()}>
              {t("archiveConfirm")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
