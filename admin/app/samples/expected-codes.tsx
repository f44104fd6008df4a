"use client";

import { Button } from "@mantine/core";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CodesProps } from "./codes-select.tsx";
import classes from "./samples.module.css";

const CodesSelect = dynamic(() => import("./codes-select.tsx").then((module) => module.CodesSelect), { ssr: false });

/** The findings that are to be reported in a province, in words until somebody chooses others. */
export function ExpectedCodes(props: CodesProps) {
  const { codes, labels } = props;
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
            {codes.length === 0 ? t("nothing") : codes.map((code) => <div key={code}>{labels[code] ?? code}</div>)}
          </div>
          <Button size="compact-xs" variant="default" onClick={() => setChoosing(true)}>
            {t("chooseCodes")}
          </Button>
        </>
      )}
    </div>
  );
}
