"use client";

import { Button, Tooltip } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { ChangeOutcome, StepName, WholeChange } from "../../../graphql/change.ts";
import { submitChange } from "../../../graphql/change.ts";
import { lazily } from "../../../loading/lazily.tsx";
import { cancelsInstead } from "./cancels-instead.ts";
import classes from "./change.module.css";
import type { AskedStep } from "./step-dialog.tsx";
import { type Told, toldOf } from "./told.ts";
import { useChangeAction } from "./use-change-action.ts";

const StepDialog = lazily(() => import("./step-dialog.tsx").then((module) => module.StepDialog));

/** The step that each button takes. */
const stepOf = {
  submit: "SUBMIT",
  approve: "REVIEW",
  reject: "REVIEW",
  publish: "PUBLISH",
  withdraw: "WITHDRAW",
  revert: "REVERT",
} as const satisfies Readonly<Record<string, StepName>>;

type ButtonName = keyof typeof stepOf;

/** The buttons of the row, in the order of a change's life. */
const buttons: readonly ButtonName[] = ["submit", "approve", "reject", "publish", "withdraw", "revert"];

/** Every step as a button. One that can't be taken stays where it is and says why. */
export function StepRow({
  change,
  onTold,
}: {
  readonly change: WholeChange;
  readonly onTold: (told: Told | null) => void;
}) {
  const t = useTranslations("change");
  const router = useRouter();
  const take = useChangeAction();
  const [asked, setAsked] = useState<AskedStep | null>(null);
  const [waiting, setWaiting] = useState(false);
  const outlookOf = (step: StepName) => change.steps.find((outlook) => outlook.step === step);
  // What leads on is what most come for; giving up and undoing are not.
  const main = (["submit", "approve", "publish"] as const).find((button) => outlookOf(stepOf[button])?.allowed);

  /** Whether the question that was asked is done with. */
  const tell = (button: ButtonName, outcome: ChangeOutcome | null): boolean => {
    onTold(toldOf(outcome, t(`done.${button === "revert" && cancelsInstead(change) ? "cancel" : button}`), t));
    if (outcome?.__typename === "ChangeSuccess" && button === "revert")
      router.push(`/changes/${outcome.change.number}`);
    return outcome?.__typename === "ChangeSuccess" || outcome?.__typename === "Conflict";
  };

  const press = async (button: ButtonName) => {
    onTold(null);
    if (button !== "submit") {
      setAsked(button);
      return;
    }
    setWaiting(true);
    tell(button, await take(submitChange, { number: change.number, version: change.version }));
    setWaiting(false);
  };

  return (
    <section aria-label={t("steps.label")} className={classes.steps}>
      {buttons.map((button) => {
        const outlook = outlookOf(stepOf[button]);
        return (
          <StepButton
            key={button}
            label={t(`steps.${button === "revert" && cancelsInstead(change) ? "cancel" : button}`)}
            reason={outlook?.allowed ? null : (outlook?.reason ?? null)}
            isMain={button === main}
            waiting={waiting && button === "submit"}
            onPress={() => void press(button)}
            onRefused={(reason) => onTold({ tone: "refused", text: reason })}
          />
        );
      })}
      {asked && (
        <StepDialog
          step={asked}
          change={change}
          onClose={() => setAsked(null)}
          onOutcome={(outcome) => {
            if (tell(asked, outcome)) setAsked(null);
          }}
        />
      )}
    </section>
  );
}

/** Stays in the tab order where it can't be pressed, so that the reason can be found by keyboard and by touch. */
function StepButton({
  label,
  reason,
  isMain,
  waiting,
  onPress,
  onRefused,
}: {
  readonly label: string;
  readonly reason: string | null;
  readonly isMain: boolean;
  readonly waiting: boolean;
  readonly onPress: () => void;
  readonly onRefused: (reason: string) => void;
}) {
  const reasonId = useId();
  if (reason === null)
    return (
      <Button
        size="sm"
        variant={isMain ? "filled" : "default"}
        loading={waiting}
        onClick={onPress}
        {...StepDialog.near}
      >
        {label}
      </Button>
    );
  return (
    <Tooltip label={reason} maw={360}>
      <Button
        size="sm"
        variant="default"
        aria-disabled="true"
        data-disabled
        aria-describedby={reasonId}
        onClick={() => onRefused(reason)}
      >
        {label}
        <span id={reasonId} hidden>
          {reason}
        </span>
      </Button>
    </Tooltip>
  );
}
