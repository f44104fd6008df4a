import { expect, test } from "vitest";
import type { Requirement, Rule } from "../../../graphql/province.ts";
import { byTopic } from "./by-topic.ts";
import { isShown, shows } from "./shown-cells.ts";

const requirement = (key: string, topic: Requirement["topic"]): Requirement => ({
  id: key,
  key,
  topic,
  title: key,
  description: key,
  valueType: "BOOLEAN",
});

const rule = (key: string, origin: Rule["origin"]): Rule => ({
  requirement: { id: key, key },
  content: {
    summary: key,
    note: null,
    noteZh: null,
    noteEn: null,
    strictness: "ENFORCED",
    value: { __typename: "BooleanValue", boolean: true },
  },
  origin,
  effectiveFrom: "2020-01-01",
  effectiveUntil: null,
  revision: { id: key, recordedAt: "2026-01-01T00:00:00Z", sources: [], change: { id: key, number: 1, title: key } },
});

const topics = byTopic(
  [requirement("a", "DOMAIN"), requirement("b", "SUBJECT"), requirement("c", "DOMAIN"), requirement("d", "DOMAIN")],
  [rule("c", "NATIONAL"), rule("a", "PROVINCE"), rule("gone-from-the-catalogue", "PROVINCE")],
);

test("requirements stand by topic in the catalogue's order, those without a rule among them", () => {
  expect(
    topics.map(({ topic, cells }) => [topic, cells.map((cell) => [cell.requirement.key, cell.rule?.origin])]),
  ).toEqual([
    ["SUBJECT", [["b", undefined]]],
    [
      "DOMAIN",
      [
        ["a", "PROVINCE"],
        ["c", "NATIONAL"],
        ["d", undefined],
      ],
    ],
  ]);
});

test("every requirement is shown under one origin, and all of them under all", () => {
  const cells = topics.flatMap((topic) => topic.cells);
  const shown = shows.map((show) => [
    show,
    cells.filter((cell) => isShown(cell, show)).map((cell) => cell.requirement.key),
  ]);
  expect(Object.fromEntries(shown)).toEqual({
    all: ["b", "a", "c", "d"],
    own: ["a"],
    national: ["c"],
    unrecorded: ["b", "d"],
  });
});
