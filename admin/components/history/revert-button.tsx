"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { revertChangeMutation } from "../../graphql/history.ts";
import { refusalIn } from "../../graphql/refusal.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { useSend } from "../../session/use-send.ts";
import { useMay } from "../../session/viewer-provider.tsx";
import { PageLink } from "../page-link.tsx";
import classes from "./history.module.css";

/** Drafts the change that undoes a published one, or cancels it, and opens it; nothing for those who may not. */
export function RevertButton({
  number,
  version,
  cancels,
}: {
  readonly number: number;
  readonly version: number;
  /** Whether it hasn't begun, so that it is cancelled. */
  readonly cancels: boolean;
}) {
  const t = useTranslations("history");
  const locale = apiLocales[useLocale()];
  const router = useRouter();
  const send = useSend();
  const may = useMay("EDIT_CHANGES");
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<ReactNode>(null);
  if (!may) return null;
  const revert = async () => {
    setWaiting(true);
    const result = await send(revertChangeMutation, { input: { number, version }, locale });
    if (result?.__typename === "ChangeSuccess") {
      router.push(`/changes/${result.change.number}`);
      return;
    }
    setWaiting(false);
    const { reason } = refusalIn(result, t("unreachable"));
    if (result?.__typename !== "Conflict") return setProblem(reason);
    setProblem(
      <>
        {reason}{" "}
        <PageLink href={`/changes/${result.current.number}`} inherit>
          {t("openChange", { number: result.current.number })}
        </PageLink>
      </>,
    );
  };
  return (
    <>
      <Button size="compact-xs" variant="default" loading={waiting} onClick={() => void revert()}>
        {t(cancels ? "cancel" : "revert", { number })}
      </Button>
      {problem !== null && (
        <p role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
    </>
  );
}
