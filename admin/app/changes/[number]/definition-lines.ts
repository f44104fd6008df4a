import type { WholeDefinition } from "../../../graphql/change.ts";

/** What a definition says, in the order in which it is looked through. */
export const definitionMembers = [
  "title",
  "description",
  "topic",
  "appliesTo",
  "filingTypes",
  "value",
  "facts",
  "findings",
  "rows",
  "unrecorded",
  "cases",
] as const;

export type DefinitionMember = (typeof definitionMembers)[number];

/** Each member in lines, so that two definitions can be laid side by side. */
export function definitionLines(definition: WholeDefinition): Readonly<Record<DefinitionMember, readonly string[]>> {
  const { title, description, topic, appliesTo, filingTypes, facts, findings, rows, unrecorded, cases } = definition;
  return {
    title: [title],
    description: [description],
    topic: [topic],
    appliesTo,
    filingTypes: filingTypes ?? [],
    value: valueLines(definition.value),
    facts: facts.map((fact) => `own.${fact.key} (${fact.type}) ${fact.title}`),
    findings: findings.flatMap(({ key, at, severity, message, remedy }) => [
      `${key} @ ${at} (${severity}): ${message}`,
      ...(remedy === null ? [] : [`${key} → ${remedy}`]),
    ]),
    rows: rows.map(rowLine),
    unrecorded: unrecorded.map(rowLine),
    cases: cases.map(
      ({ title: shown, province, value, status, findings: found }) =>
        `${shown} · ${province} · ${JSON.stringify(value)} → ${[status, ...found].join(" ")}`,
    ),
  };
}

function rowLine({ when, then, findings }: WholeDefinition["rows"][number]): string {
  return `${when} → ${[then, ...findings].join(" ")}`;
}

function valueLines({ type, options, minimum, maximum, unit, yes, no, none }: WholeDefinition["value"]): string[] {
  return [
    type,
    ...options.map(({ key, label, terms }) => `${key} ${label}${terms.length > 0 ? ` (${terms.join(", ")})` : ""}`),
    ...(minimum === null ? [] : [`${minimum}–${maximum} ${unit}`]),
    ...(yes === null ? [] : [`true ${yes}`]),
    ...(no === null ? [] : [`false ${no}`]),
    ...(none === null ? [] : [`[] ${none}`]),
  ];
}
