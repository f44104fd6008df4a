import {
  compile,
  openQuestionsOf,
  parseFiling,
  provinceCodes,
  provinceOfAddress,
  shippedCatalogue,
} from "@beian/shared";
import { expect, test } from "vitest";
import { readSamples } from "../sample-file.ts";
import { seededRulebook } from "./seeded-rulebook.example.ts";

// What is left open: no more than an applicant bears, and questions beside the form only where somebody enforces them.

const today = "2026-11-24";
const { requirements } = shippedCatalogue;
const rulebook = compile(seededRulebook(today), requirements);
/** The most that any sample is asked in the province that it belongs to. */
const most = 5;

test.each(readSamples().map(({ id, filing }) => [id, filing] as const))(
  "%s is asked no more than five questions at home",
  (_, input) => {
    const parsed = parseFiling(input);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const home = provinceOfAddress(parsed.filing.subject.certificate.address);
    if (home === null) throw new Error("its address names no province");
    const verdict = rulebook.validate(parsed.filing, { today, province: home });
    const asked = openQuestionsOf(parsed.filing, verdict, rulebook.rules(home));
    expect(asked.length, asked.map(({ title }) => title.zh).join("、")).toBeLessThanOrEqual(most);
  },
);

test.each(requirements.flatMap(({ key, facts = [] }) => (facts.length > 0 ? [key] : [])))(
  "%s asks a question of its own, and a province enforces it",
  (key) => {
    const enforced = provinceCodes.filter((code) => rulebook.rules(code).get(key)?.strictness === "ENFORCED");
    expect(enforced.length).toBeGreaterThan(0);
  },
);
