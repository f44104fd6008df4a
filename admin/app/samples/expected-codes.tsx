"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { lazily } from "../../loading/lazily.tsx";
import type { CodesProps } from "./codes-select.tsx";
import { labelsOf } from "./labels-of.ts";
import classes from "./samples.module.css";

const CodesSelect = lazily(() => import("./codes-select.tsx").then((module) => module.CodesSelect));

/** The findings that are to be reported in a province, in words until somebody chooses others. */
export function ExpectedCodes(props: CodesProps) {
  const { expected, labels } = props;
  const told = labelsOf(expected, labels);
  const t = useTranslations("samples");
  const [choosing, setChoosing] = useState(false);
  return (
    <div className={classes.codes}>
      {choosing ? (
        <CodesSelect {...props} />
      ) : (
        <>
          <div className={classes.codesTitle}>{t("codes")}</div>
          <div className={classes.codesNow}>
            {told.length === 0 ? t("nothing") : told.map((label) => <div key={label}>{label}</div>)}
          </div>
          <Button size="compact-xs" variant="default" onClick={() => setChoosing(true)} {...CodesSelect.near}>
            {t("chooseCodes")}
          </Button>
        </>
      )}
    </div>
  );
}
