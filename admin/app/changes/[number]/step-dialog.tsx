"use client";

import { beijingDateOf } from "@beian/shared";
import { Alert, Button, Group, Modal, Radio, Stack, Text, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { keptText, useKept } from "../../../components/use-kept.ts";
import { TimeField } from "../../../fields/time-field.tsx";
import {
  type ChangeOutcome,
  publishChange,
  revertChange,
  reviewChange,
  type WholeChange,
  withdrawChange,
} from "../../../graphql/change.ts";
import { refusalIn } from "../../../graphql/refusal.ts";
import { cancelsInstead } from "./cancels-instead.ts";
import { useChangeAction } from "./use-change-action.ts";

/** The steps that ask something first. */
export type AskedStep = "approve" | "reject" | "publish" | "withdraw" | "revert";

/** Says what a step will do, asks what it needs to know, and takes it. What was typed stays until it is done. */
export function StepDialog({
  step,
  change,
  onClose,
  onOutcome,
}: {
  readonly step: AskedStep;
  readonly change: WholeChange;
  readonly onClose: () => void;
  readonly onOutcome: (outcome: ChangeOutcome | null) => void;
}) {
  const t = useTranslations("change.dialog");
  const take = useChangeAction();
  const [comment, setComment] = useKept(`change.${change.number}.review`, keptText);
  const [when, setWhen] = useState<"today" | "later">("today");
  const [date, setDate] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(false);
  const [outcome, setOutcome] = useState<ChangeOutcome | null>();
  const at = { number: change.number, version: change.version };

  const ask = (): Promise<ChangeOutcome | null> => {
    switch (step) {
      case "approve":
        return take(reviewChange, { ...at, verdict: "APPROVED", comment });
      case "reject":
        return take(reviewChange, { ...at, verdict: "REJECTED", comment });
      case "publish":
        return take(publishChange, { ...at, ...(when === "later" ? { effectiveFrom: date } : {}) });
      case "withdraw":
        return take(withdrawChange, at);
      case "revert":
        return take(revertChange, at);
    }
  };
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    setWaiting(true);
    const answer = await ask();
    setWaiting(false);
    setOutcome(answer);
    if (answer?.__typename === "ChangeSuccess") setComment(null);
    onOutcome(answer);
  };

  const errorAt = (field: string) =>
    outcome?.__typename === "InvalidInput" && outcome.path.at(-1) === field ? outcome.reason : undefined;
  const words = step === "revert" && cancelsInstead(change) ? "cancelling" : step;
  const isReview = step === "approve" || step === "reject";
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`${words}.title`, { number: change.number })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form onSubmit={(event) => void confirm(event)}>
        <Stack gap="sm">
          <Text size="sm">
            {step === "publish" && change.cancels && change.reverts
              ? t("publish.cancels", { number: change.reverts.number })
              : t(`${words}.advice`)}
          </Text>
          <Refusal outcome={outcome} shownBeside={isReview ? "comment" : "effectiveFrom"} />
          {isReview && (
            <Textarea
              name="comment"
              label={t(step === "reject" ? "reason" : "comment")}
              required={step === "reject"}
              value={comment ?? ""}
              onChange={({ currentTarget: { value } }) => setComment(value === "" ? null : value)}
              error={errorAt("comment")}
              autosize
              minRows={3}
              data-autofocus
            />
          )}
          {step === "publish" && change.effectiveFrom !== null && (
            <Text size="sm" fw={600}>
              {t(change.effectiveFrom < beijingDateOf(new Date()) ? "publish.corrects" : "publish.fixed", {
                date: change.effectiveFrom,
              })}
            </Text>
          )}
          {step === "publish" && change.effectiveFrom === null && !change.cancels && (
            <>
              <Radio.Group
                name="when"
                label={t("publish.when")}
                value={when}
                onChange={(value) => setWhen(value === "later" ? "later" : "today")}
              >
                <Stack gap="xs" mt="xs">
                  <Radio value="today" label={t("publish.today")} />
                  <Radio value="later" label={t("publish.later")} />
                </Stack>
              </Radio.Group>
              {when === "later" && (
                <TimeField
                  name="effectiveFrom"
                  label={t("publish.date")}
                  description={t("publish.dateHint")}
                  required
                  value={date}
                  onValue={setDate}
                  error={errorAt("effectiveFrom")}
                />
              )}
            </>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={waiting}>
              {t(`${words}.confirm`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Why it was refused, unless that stands beside the field at fault. */
function Refusal({
  outcome,
  shownBeside,
}: {
  /** Null where no answer came; undefined before anything was asked. */
  readonly outcome: ChangeOutcome | null | undefined;
  readonly shownBeside: string;
}) {
  const t = useTranslations("change");
  const isBeside = outcome?.__typename === "InvalidInput" && outcome.path.at(-1) === shownBeside;
  // What a conflict says, the page tells.
  if (outcome === undefined || outcome?.__typename === "Conflict" || isBeside) return null;
  const refusal = refusalIn(outcome, t("unreachable"));
  return (
    refusal && (
      <Alert role="alert" color="red" variant="outline">
        {refusal.reason}
      </Alert>
    )
  );
}
