"use client";

import { type Field, fieldWithin, inLocale, type Locale, type ProvinceCode } from "@beian/shared";
import { Alert, Button, Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { askedFields, valuePaths, withField } from "../../components/filing-form/filing-draft.ts";
import { type FieldProblem, FilingFields } from "../../components/filing-form/filing-fields.tsx";
import { StartFrom } from "../../components/filing-form/start-from.tsx";
import { useAlive } from "../../components/use-alive.ts";
import { apiLocales } from "../../i18n/locales.ts";
import classes from "./samples.module.css";
import { type TypedSample, typedFiling } from "./typed-sample.ts";

/** The filing of a sample as a form, with what is wrong at each field, and what it holds beyond the form. */
export function SampleFiling({
  form,
  typed: { draft, beyond },
  problems,
  province,
  onChange,
}: {
  /** The whole filing's field. */
  readonly form: Field;
  readonly typed: Pick<TypedSample, "draft" | "beyond">;
  readonly problems: readonly FieldProblem[];
  /** Where an example to start from is of; null where that is open. */
  readonly province: ProvinceCode | null;
  /** Called with where it was changed. */
  readonly onChange: (typed: Partial<TypedSample>, path: readonly string[]) => void;
}) {
  const t = useTranslations("samples");
  const locale = apiLocales[useLocale()];
  const disabled = !useAlive();
  const asked = new Set(askedFields(form, draft).map(({ path }) => path.join(".")));
  const elsewhere = problems.filter(
    ({ path }) => !path.some((_, index) => asked.has(path.slice(0, index + 1).join("."))),
  );
  const unasked = valuePaths(beyond).filter((path) => !asked.has(path.join(".")));
  return (
    <section aria-label={t("filing")} className={classes.filingForm}>
      <Text size="sm" c="dimmed">
        {t("synthetic")}
      </Text>
      <div className={classes.start}>
        <StartFrom
          disabled={disabled}
          province={province}
          onStart={(filing) => onChange(typedFiling(form, filing), [])}
        />
      </div>
      {unasked.length > 0 && (
        <Alert variant="outline" py="xs">
          {t("beyond", { fields: unasked.map((path) => fieldInWords(form, path, locale)).join(t("separator")) })}{" "}
          <Button size="compact-xs" variant="default" onClick={() => onChange({ beyond: {} }, [])}>
            {t("leaveOut")}
          </Button>
        </Alert>
      )}
      {elsewhere.length > 0 && (
        <Alert color="red" variant="outline" role="alert">
          {elsewhere.map(({ path, message }) => (
            <div key={path.join(".")}>{t("fault", { where: fieldInWords(form, path, locale), message })}</div>
          ))}
        </Alert>
      )}
      <FilingFields
        form={form}
        draft={draft}
        findings={[]}
        problems={problems}
        disabled={disabled}
        onChange={(path, value) => onChange({ draft: withField(draft, path, value) }, path)}
      />
    </section>
  );
}

/** Where a path leads within a filing, by the titles of its fields; what has none by its own name. */
function fieldInWords(form: Field, path: readonly string[], locale: Locale): string {
  const words = path.map((name, index) => {
    const field = fieldWithin(form, path.slice(0, index + 1));
    return field ? inLocale(field.title, locale) : name;
  });
  return words.length === 0 ? inLocale(form.title, locale) : words.join(" › ");
}
