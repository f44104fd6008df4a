import "server-only";
import { type Field, filingField, formAsking, type Locale } from "@beian/shared";
import { todaysCatalogue } from "../../gateway/catalogue-of-book.ts";
import { findingLabelsOf } from "./finding-labels.ts";
import type { FindingLabels } from "./labels-of.ts";

/** What today's rule book can be asked by and what it can report. */
export async function todaysForm(locale: Locale): Promise<{ readonly form: Field; readonly labels: FindingLabels }> {
  const catalogue = await todaysCatalogue();
  return { form: formAsking(filingField, catalogue.requirements), labels: findingLabelsOf(catalogue, locale) };
}
