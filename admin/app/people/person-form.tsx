"use client";

import { Alert, Button, Group, NativeSelect, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import {
  type Colleague,
  changePersonRoleMutation,
  createPersonMutation,
  disablePersonMutation,
  enablePersonMutation,
  resetPasswordMutation,
  roleOf,
  roles,
} from "../../graphql/people.ts";
import { refusalIn } from "../../graphql/refusal.ts";
import { apiLocales } from "../../i18n/locales.ts";
import type { FormAnswer } from "../../session/form-answer.ts";
import { useSend } from "../../session/use-send.ts";

/** What an administrator is about to do. */
export type PersonAct =
  | { readonly kind: "create" }
  | { readonly kind: "role" | "disable" | "enable" | "password"; readonly person: Colleague };

type Problem = NonNullable<FormAnswer["problem"]>;

/** Where the browser posts what holds a password, until the form's program is there. */
const posted: Partial<Record<PersonAct["kind"], string>> = {
  create: "/session/create-person",
  password: "/session/reset-password",
};

/** Asks for what the act takes, says what it will do, and shows a refusal where it belongs. */
export function PersonForm({
  act,
  answer = null,
  onClose,
  onDone,
}: {
  readonly act: PersonAct;
  /** What came of it where the browser just posted it by itself. */
  readonly answer?: FormAnswer | null;
  readonly onClose: () => void;
  readonly onDone: (message: string) => void;
}) {
  const t = useTranslations();
  const perform = usePerform();
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(answer?.problem ?? null);
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
    <form method="post" action={posted[act.kind]} onSubmit={(event) => void submit(event)} noValidate>
      {act.kind !== "create" && <input type="hidden" name="id" value={act.person.id} />}
      <Stack gap="sm">
        {act.kind !== "create" && <Text size="sm">{t(`people.consequences.${act.kind}`)}</Text>}
        {elsewhere && (
          <Alert color="red" variant="outline" role="alert">
            {problem.message}
          </Alert>
        )}
        {fields.includes("name") && (
          <TextInput
            name="name"
            label={t("people.name")}
            defaultValue={answer?.typed.name}
            error={errorAt("name")}
            autoComplete="off"
            required
          />
        )}
        {fields.includes("email") && (
          <TextInput
            name="email"
            type="email"
            label={t("people.email")}
            defaultValue={answer?.typed.email}
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
            defaultValue={act.kind === "role" ? act.person.role : roleOf(answer?.typed.role)}
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
  const roleIn = (typed: FormData) => roleOf(typed.get("role"));
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
    const refusal = refusalIn(result, t("unreachable"));
    if (refusal === null) return null;
    // The role is at fault where one was chosen, such as that of the last administrator.
    const isOfRole = act.kind === "role" && result?.__typename === "NotAllowed";
    return { field: isOfRole ? "role" : (refusal.path.at(-1) ?? null), message: refusal.reason };
  };
}
