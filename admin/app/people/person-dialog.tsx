"use client";

import { Alert, Button, Group, Modal, NativeSelect, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import {
  type Colleague,
  changePersonRoleMutation,
  createPersonMutation,
  disablePersonMutation,
  enablePersonMutation,
  type Role,
  resetPasswordMutation,
} from "../../graphql/people.ts";
import { useSend } from "../../graphql/use-send.ts";
import { apiLocales } from "../../i18n/locales.ts";

const roles = ["VIEWER", "EDITOR", "REVIEWER", "ADMINISTRATOR"] as const satisfies readonly Role[];

/** What an administrator is about to do. */
export type PersonAct =
  | { readonly kind: "create" }
  | { readonly kind: "role" | "disable" | "enable" | "password"; readonly person: Colleague };

interface Problem {
  /** The field it is shown at; none for what concerns the act as a whole. */
  readonly field: string | null;
  readonly message: string;
}

/** Asks for what the act takes, says what it will do, and shows a refusal where it belongs. */
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

function PersonForm({
  act,
  onClose,
  onDone,
}: {
  readonly act: PersonAct;
  readonly onClose: () => void;
  readonly onDone: (message: string) => void;
}) {
  const t = useTranslations();
  const perform = usePerform();
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const errorAt = (field: string) => (problem?.field === field ? problem.message : undefined);
  const fields = fieldsOf(act);
  const elsewhere = problem !== null && (problem.field === null || !fields.some((field) => field === problem.field));

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setWaiting(true);
    const refused = await perform(act, typed);
    setWaiting(false);
    setProblem(refused);
    if (refused) return;
    const name = act.kind === "create" ? String(typed.get("name")).trim() : act.person.name;
    onDone(t(`people.done.${act.kind}`, { name }));
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        {act.kind !== "create" && <Text size="sm">{t(`people.consequences.${act.kind}`)}</Text>}
        {elsewhere && (
          <Alert color="red" variant="outline" role="alert">
            {problem.message}
          </Alert>
        )}
        {fields.includes("name") && (
          <TextInput name="name" label={t("people.name")} error={errorAt("name")} autoComplete="off" required />
        )}
        {fields.includes("email") && (
          <TextInput
            name="email"
            type="email"
            label={t("people.email")}
            error={errorAt("email")}
            autoComplete="off"
            required
          />
        )}
        {fields.includes("role") && (
          <NativeSelect
            name="role"
            label={t("people.role")}
            error={errorAt("role")}
            defaultValue={act.kind === "role" ? act.person.role : "VIEWER"}
            data={roles.map((role) => ({ value: role, label: t(`people.roleMeanings.${role}`) }))}
          />
        )}
        {fields.includes("password") && (
          <PasswordInput
            name="password"
            label={t("people.initialPassword")}
            description={t("people.passwordHint")}
            error={errorAt("password")}
            aria-invalid={errorAt("password") !== undefined}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ "aria-label": t("session.showPassword") }}
            required
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("people.cancel")}
          </Button>
          <Button type="submit" loading={waiting} color={act.kind === "disable" ? "red" : undefined}>
            {t(`people.confirm.${act.kind}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function fieldsOf({ kind }: PersonAct): readonly string[] {
  switch (kind) {
    case "create":
      return ["name", "email", "role", "password"];
    case "role":
      return ["role"];
    case "password":
      return ["password"];
    case "disable":
    case "enable":
      return [];
  }
}

/** Does the act; null where it is done, else why not. */
function usePerform(): (act: PersonAct, typed: FormData) => Promise<Problem | null> {
  const t = useTranslations("session");
  const locale = apiLocales[useLocale()];
  const send = useSend();
  const text = (typed: FormData, field: string) => String(typed.get(field) ?? "");
  const roleIn = (typed: FormData): Role => roles.find((role) => role === typed.get("role")) ?? "VIEWER";
  const ask = (act: PersonAct, typed: FormData) => {
    switch (act.kind) {
      case "create": {
        const [name, email, password] = [text(typed, "name"), text(typed, "email"), text(typed, "password")];
        return send(createPersonMutation, { input: { name, email, password, role: roleIn(typed) }, locale });
      }
      case "role":
        return send(changePersonRoleMutation, { input: { id: act.person.id, role: roleIn(typed) }, locale });
      case "disable":
        return send(disablePersonMutation, { input: { id: act.person.id }, locale });
      case "enable":
        return send(enablePersonMutation, { input: { id: act.person.id }, locale });
      case "password":
        return send(resetPasswordMutation, { input: { id: act.person.id, password: text(typed, "password") }, locale });
    }
  };
  return async (act, typed) => {
    const result = await ask(act, typed);
    if (result === null) return { field: null, message: t("unreachable") };
    switch (result.__typename) {
      case "PersonSuccess":
        return null;
      case "InvalidInput":
        return { field: result.path.at(-1) ?? null, message: result.reason };
      case "NotAllowed":
        // The role is at fault where one was chosen, such as that of the last administrator.
        return { field: act.kind === "role" ? "role" : null, message: result.message };
      case "NotFound":
        return { field: null, message: result.message };
    }
  };
}
