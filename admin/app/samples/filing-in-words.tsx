import { type Field, inLocale, type Shape } from "@beian/shared";
import { useLocale, useTranslations } from "next-intl";
import { isNested, withAnswersNamed } from "../../components/filing-form/filing-draft.ts";
import { apiLocales } from "../../i18n/locales.ts";
import classes from "./samples.module.css";

/** A filing as its form would show it: only what is given, under the names of its fields. */
export function FilingInWords({ form, filing }: { readonly form: Field; readonly filing: unknown }) {
  if (form.shape.kind !== "OBJECT") return null;
  return <Fields fields={form.shape.fields} value={isNested(filing) ? withAnswersNamed(filing) : filing} />;
}

function Fields({ fields, value }: { readonly fields: readonly Field[]; readonly value: unknown }) {
  const locale = apiLocales[useLocale()];
  const given = typeof value === "object" && value !== null ? new Map(Object.entries(value)) : new Map();
  return (
    <dl className={classes.filing}>
      {fields
        .filter(({ name }) => given.get(name) !== undefined && given.get(name) !== null)
        .map(({ name, title, shape }) => (
          <div key={name} className={shape.kind === "OBJECT" ? classes.object : classes.field}>
            <dt>{inLocale(title, locale)}</dt>
            <dd>
              <Value shape={shape} value={shape.kind === "OBJECT" ? given.get(name) : answered(given.get(name))} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Value({ shape, value }: { readonly shape: Shape; readonly value: unknown }) {
  const t = useTranslations("samples");
  const locale = apiLocales[useLocale()];
  switch (shape.kind) {
    case "OBJECT":
      return <Fields fields={shape.fields} value={value} />;
    case "ENUM": {
      const label = shape.options.find(({ key }) => key === value)?.label;
      return label ? inLocale(label, locale) : String(value);
    }
    case "FLAG":
      return t(value === true ? "yes" : "no");
    case "LIST":
      // The lists of a filing are of texts.
      return Array.isArray(value) && value.length > 0 ? value.map(String).join(t("separator")) : t("nothing");
    default:
      return String(value);
  }
}

/** An answer holds its value in the member of its question's type. */
function answered(value: unknown): unknown {
  return isNested(value) ? Object.values(value)[0] : value;
}
