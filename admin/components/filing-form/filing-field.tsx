"use client";

import {
  certificatesByNature,
  certificateTypes,
  type Finding,
  inLocale,
  messageOf,
  provinces,
  remedyOf,
} from "@beian/shared";
import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { TimeField } from "../../fields/time-field.tsx";
import { apiLocales } from "../../i18n/locales.ts";
import { type AskedField, natureOf, type TypedFiling } from "./filing-draft.ts";
import classes from "./filing-form.module.css";

/** The id of a field's widget on the page, so that a finding can lead to it. */
export function fieldId(path: readonly string[]): string {
  return `field-${path.join("-")}`;
}

/** One field by the shape of its values, with what was found in it beneath. */
export function FilingField({
  asked: { path, field },
  draft,
  findings,
  problem,
  onChange,
}: {
  readonly asked: AskedField;
  readonly draft: TypedFiling;
  readonly findings: readonly Finding[];
  /** Why what was typed can't be taken; null where it can, and where nothing was typed. */
  readonly problem: string | null;
  readonly onChange: (value: string | boolean | undefined) => void;
}) {
  const t = useTranslations("filing");
  const locale = apiLocales[useLocale()];
  const { shape } = field;
  const id = fieldId(path);
  const value = draft[path.join(".")];
  const text = typeof value === "string" ? value : "";
  const found = (problem !== null || findings.length > 0) && (
    <>
      {problem}
      {findings.map((each) => (
        <span key={`${each.key} ${messageOf(each, locale)}`} className={classes.found} data-severity={each.severity}>
          <strong>{t(`severity.${each.severity}`)}</strong> {messageOf(each, locale)} {remedyOf(each, locale)}
        </span>
      ))}
    </>
  );
  const isWrong = problem !== null || findings.some(({ severity }) => severity === "ERROR");
  const common = {
    id,
    label: inLocale(field.title, locale),
    description: field.description ? inLocale(field.description, locale) : undefined,
    // What is only to be heeded is told in the same place, without calling the field invalid.
    ...(isWrong ? { error: found } : { success: found, withSuccessStyles: false }),
    errorProps: { id: `${id}-found` },
    successProps: { id: `${id}-found` },
    required: field.required && field.defaultValue === undefined,
  };
  const widget = () => {
    switch (shape.kind) {
      case "FLAG":
        if (field.defaultValue === false) {
          const { label, description } = common;
          return (
            <Checkbox
              id={id}
              label={label}
              description={description}
              error={found}
              aria-invalid={isWrong || undefined}
              mt={26}
              checked={value === true}
              onChange={(event) => onChange(event.target.checked)}
            />
          );
        }
        return (
          <NativeSelect
            {...common}
            value={value === undefined ? "" : String(value)}
            onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value === "true")}
            data={[
              { value: "", label: t("unsaid") },
              { value: "true", label: t("yes") },
              { value: "false", label: t("no") },
            ]}
          />
        );
      case "ENUM":
        return (
          <NativeSelect
            {...common}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            data={[
              ...(common.required || field.defaultValue !== undefined ? [] : [{ value: "", label: t("unsaid") }]),
              ...optionsFor(path, draft, shape.options).map(({ key, label }) => ({
                value: key,
                label: inLocale(label ?? provinceName(key), locale),
              })),
            ]}
          />
        );
      case "LIST":
        return (
          <Textarea
            {...common}
            value={text}
            autosize
            minRows={1}
            maxRows={6}
            description={[common.description, t("onePerLine")].filter(Boolean).join(" ")}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      case "DATE":
        return (
          <TimeField {...common} value={text || null} onValue={(day) => onChange(day ?? "")} onUnread={onChange} />
        );
      default:
        return (
          <TextInput
            {...common}
            value={text}
            inputMode={shape.kind === "INTEGER" ? "numeric" : undefined}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
        );
    }
  };
  return <div className={classes.field}>{widget()}</div>;
}

/** Of the certificates those that fit the nature, and the one chosen, so that a mismatch can still be seen. */
function optionsFor<Option extends { readonly key: string }>(
  path: readonly string[],
  draft: TypedFiling,
  options: readonly Option[],
): readonly Option[] {
  if (path.join(".") !== "subject.certificate.type") return options;
  const fitting: readonly string[] = certificatesByNature[natureOf(draft)];
  const chosen = draft["subject.certificate.type"];
  return options.filter(({ key }) => fitting.includes(key) || key === chosen || !isCertificateType(key));
}

function isCertificateType(key: string): boolean {
  return certificateTypes.some((type) => type === key);
}

function provinceName(key: string) {
  return provinces.find(({ code }) => code === key)?.name ?? { zh: key, en: key };
}
