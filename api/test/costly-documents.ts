import { enterpriseOf } from "./filings.ts";

/** A document, with what it is asked with. */
export interface CostlyDocument {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const times = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join(" ");
const history = (within: string, first = 100) => `history(first: ${first}) { edges { node { ${within} } } }`;

/** Days of which hardly two have the same rules. */
export const dayNumber = (index: number): string =>
  new Date(Date.UTC(2012, 0, 1) + index * 113 * 86_400_000).toISOString().slice(0, 10);

/** A filing that can be read, and in which most is wrong. */
export const faultyFiling = enterpriseOf("浙江省杭州市", {
  subject: { certificate: { type: "BUSINESS_LICENSE", number: "1", address: "浙江省杭州市" } },
  principal: {
    name: "张",
    idNumber: "1",
    isLegalRepresentative: false,
    mobile: "1",
    officePhone: "1",
    emergencyPhone: "1",
  },
  website: { domain: "www.x", domainOwner: "李四", domainRegistrarOverseas: true },
});
const filings = (count: number) => Array.from({ length: count }, () => enterpriseOf("浙江省杭州市西湖区文三路"));
const rings = {
  "requirement, history, change, edits": (within: string) => history(`change { edits { requirement { ${within} } } }`),
  "requirement, groups, provinces, rules": (within: string) =>
    `groups { provinces { rules { requirement { ${within} } } } }`,
  "requirement, history, before": (within: string) => history(`requirement { ${within} } before { summary }`),
};

/** What a stranger may send that asks for as much work as they can think of; each is refused or ended by name, or cheap. */
export const costlyDocuments: Readonly<Record<string, CostlyDocument>> = {
  ...Object.fromEntries(
    Object.entries(rings).flatMap(([name, ring]) => [
      [`${name}, twice, of all`, { query: `{ requirements { ${ring(ring("key"))} } }` }],
      [`${name}, twice, of one`, { query: `{ requirement(key: "house-number") { ${ring(ring("key"))} } }` }],
      [`${name}, of all`, { query: `{ requirements { ${ring("key title")} } }` }],
    ]),
  ),
  "a ring of short pages": {
    query: `{ requirement(key: "house-number") { ${history(`change { edits { requirement { ${history("change { edits { until } }", 20)} } } }`, 20)} } }`,
  },
  "provinces, rules, groups, provinces": {
    query: "{ provinces { rules { requirement { groups { provinces { rules { origin } } } } } } }",
  },
  "all histories": { query: `{ provinces { ${history("before { summary } change { title } sources { title }")} } }` },
  "changes, edits, histories": {
    query: `{ changes(first: 100) { edges { node { edits { requirement { ${history("change { title }", 20)} } } } } } }`,
  },
  "latest changes, edits, bases, changes": {
    query: "{ latestChanges(first: 100) { edits { base { change { edits { until } } } } } }",
  },
  "many nodes": {
    query: `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Requirement { ${history("before { summary } change { title }")} } } }`,
    variables: { ids: Array.from({ length: 100 }, () => Buffer.from("Requirement:house-number").toString("base64")) },
  },
  "fifty searches": {
    query: `{ ${times(50, (i) => `a${i}: changes(first: 100, search: "a b c d ${i}") { totalCount }`)} }`,
  },
  "a book of fifty days": {
    query: `{ province(code: ZJ) { ${times(50, (i) => `a${i}: rule(requirement: "house-number", asOf: "${dayNumber(i)}") { origin }`)} } }`,
  },
  "differences of fifty days": {
    query: `{ ${times(25, (i) => `a${i}: difference(from: { province: ZJ, asOf: "${dayNumber(i)}" }, to: { province: BJ, asOf: "${dayNumber(i + 25)}" }) { requirement { key } }`)} }`,
  },
  "answers of fifty days": { query: `{ questions { ${times(50, (i) => `a${i}: answer(asOf: "${dayNumber(i)}")`)} } }` },
  "fifty answers": { query: `{ questions { ${times(50, (i) => `a${i}: answer`)} } }` },
  "cures everywhere, three times": {
    query: `query ($filing: FilingInput!) { ${times(3, (i) => `a${i}: validateEverywhere(filing: $filing) { cures { edits { words } } }`)} }`,
    variables: { filing: faultyFiling },
  },
  "45 receipts of 900 filings": {
    query: `query ($filings: [FilingInput!]!) { validateFilings(filings: $filings) { ${times(45, (i) => `r${i}: receipt`)} } }`,
    variables: { filings: filings(900) },
  },
  "a thousand filings, ten times": {
    query: `query ($filings: [FilingInput!]!) { ${times(10, (i) => `a${i}: validateFilings(filings: $filings) { outcome }`)} }`,
    variables: { filings: filings(1_000) },
  },
  "twenty timelines": {
    query: `{ ${times(20, (i) => `a${i}: timeline(step: MONTH, until: "2026-01-${10 + i}") { counts { revisions } }`)} }`,
  },
  "changes behind a timeline, fifty times": {
    query: `{ timeline { ${times(50, (i) => `a${i}: changes { change { edits { until } } }`)} } }`,
  },
  "the impact of a hundred changes": { query: "{ latestChanges(first: 100) { impact { changed } } }" },
  "fifty comparisons": { query: `{ ${times(50, (i) => `a${i}: comparison { rows { cells { origin } } }`)} }` },
  "fifty rule books": { query: `{ rulebook { ${times(50, (i) => `a${i}: document`)} } }` },
  "fragments that multiply": {
    query: `{ requirements { ...a } } ${[..."abcdef"].map((name, i, all) => `fragment ${name} on Requirement { ${history(`requirement { ${all[i + 1] ? `...${all[i + 1]}` : "key"} }`, 9)} }`).join(" ")}`,
  },
  "fragments that multiply aliases": {
    query: `{ requirements { ...a } } ${[..."abcdefghijkl"].map((name, i, all) => `fragment ${name} on Requirement { x${name}: groups { provinces { rules { origin } } } ${all[i + 1] ? `...${all[i + 1]}` : "key"} }`).join(" ")}`,
  },
  "a long name": { query: `{ provinces { rules { ${"a".repeat(100_000)}: origin } } }` },
  "scalars of all rules": {
    query: `{ provinces { rules { ${times(50, (i) => `a${i}: effectiveFrom`)} requirement { title description } } } }`,
  },
  "the schema of the schema": {
    query:
      "{ __schema { types { fields { args { type { name inputFields { name } } } type { fields { name description } } } } } }",
  },
  "the schema forty times": {
    query: `{ ${times(40, (i) => `a${i}: __schema { types { name fields { name description args { name description } } } }`)} }`,
  },
};

/** What is promised whole, however much it is. */
export const promisedDocuments: Readonly<Record<string, CostlyDocument>> = {
  "a thousand filings with outcome, findings and receipt": {
    query:
      "query ($filings: [FilingInput!]!) { validateFilings(filings: $filings) { outcome findings { code severity path message remedy } receipt } }",
    variables: { filings: filings(1_000) },
  },
  "all rules of all provinces": {
    query: `{ provinces { code name rules { effectiveFrom effectiveUntil origin requirement { key title topic }
      content { summary strictness note value { ... on BooleanValue { boolean } ... on ChoiceValue { option { key label } }
      ... on ChoicesValue { options { key label } } ... on IntegerValue { integer } } } } } }`,
  },
  "a rule book": { query: "{ rulebook { digest asOf document } }" },
  "a rule book of a day in the past": { query: '{ rulebook(asOf: "2026-01-01") { digest asOf document } }' },
  "where a filing would pass, and what helps": {
    query:
      "query ($filing: FilingInput!) { validateEverywhere(filing: $filing) { province { code } outcome findings { code message } cures { edits { words } } } }",
    variables: { filing: enterpriseOf("浙江省杭州市西湖区文三路") },
  },
};
