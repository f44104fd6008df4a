"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type PersonAct, PersonForm } from "./person-form.tsx";

/** What an administrator is about to do, over the list of people. */
export function PersonDialog({
  act,
  onClose,
  onDone,
}: {
  readonly act: PersonAct | null;
  readonly onClose: () => void;
  readonly onDone: (message: string) => void;
}) {
  const t = useTranslations("people");
  // What is shown while the dialog fades out.
  const [shown, setShown] = useState(act);
  if (act !== null && act !== shown) setShown(act);
  return (
    <Modal
      opened={act !== null}
      onClose={onClose}
      title={shown && (shown.kind === "create" ? t("create") : t(`${shown.kind}Of`, { name: shown.person.name }))}
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      {shown && <PersonForm key={keyOf(shown)} act={shown} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

function keyOf(act: PersonAct): string {
  return act.kind === "create" ? act.kind : `${act.kind} ${act.person.id}`;
}
