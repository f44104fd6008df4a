"use client";

import { Alert, Button, Stack, Text, Title } from "@mantine/core";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { type AuthProblem, askAuth } from "../../session/ask-auth.ts";
import { askSessions, type OpenSession } from "../../session/ask-sessions.ts";
import classes from "./open-sessions.module.css";
import { SignOutEverywhere } from "./sign-out-everywhere.tsx";

/** Where the person is signed in, for them to end what isn't theirs or isn't needed. */
export function OpenSessions() {
  const t = useTranslations("session");
  const locale = useLocale();
  const [sessions, setSessions] = useState<readonly OpenSession[] | null>();
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const load = useCallback(() => askSessions().then(setSessions), []);
  useEffect(() => void load(), [load]);

  const end = async ({ id }: OpenSession) => {
    const refused = await askAuth("end-session", { id }, locale);
    setProblem(refused);
    await load();
    // The button that was pressed is gone.
    heading.current?.focus();
  };

  return (
    <Stack gap="sm" mt="xl" align="flex-start">
      <Title order={2} size="h4" ref={heading} tabIndex={-1}>
        {t("openSessions")}
      </Title>
      {problem && (
        <Alert color="red" variant="outline" role="alert">
          {problem.message ?? t("unreachable")}
        </Alert>
      )}
      {sessions === undefined && <Text size="sm">{t("loadingSessions")}</Text>}
      {sessions === null && <Text size="sm">{t("noSessions")}</Text>}
      {sessions && (
        <ul className={classes.sessions}>
          {sessions.map((session) => (
            <li key={session.id}>
              <Where {...session} />
              {!session.isThis && (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-describedby={session.id}
                  onClick={() => void end(session)}
                >
                  {t("endSession")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <SignOutEverywhere />
    </Stack>
  );
}

function Where({ id, isThis, browser, system, address, beganAt, usedAt }: OpenSession) {
  const t = useTranslations("session");
  const format = useFormatter();
  const instant = (at: string) => format.dateTime(new Date(at), "instant");
  return (
    <div id={id}>
      <strong>{[browser ?? t("unknownBrowser"), system].filter(Boolean).join(" · ")}</strong>
      {isThis && <span className={classes.mark}>{t("thisSession")}</span>}
      <div className={classes.small}>
        {t("sessionTimes", { began: instant(beganAt), used: instant(usedAt) })}
        {address !== null && ` ${t("sessionFrom", { address })}`}
      </div>
    </div>
  );
}
