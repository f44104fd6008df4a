import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogueOf } from "../catalogue/catalogue.ts";
import { shippedCatalogue, shippedDefinitions } from "../catalogue/shipped.ts";
import type { Definition } from "../definition/definition.ts";
import { arbitraryFilingInput } from "../filing/filing.arbitrary.ts";
import { altered } from "../filing/filing.example.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import type { Filing, FilingInput } from "../filing/schema.ts";
import { arbitraryHistory } from "../rulebook/history.arbitrary.ts";
import { resolve } from "../rulebook/resolve.ts";
import type { Strictness } from "../rulebook/rule.ts";
import type { RulesExample } from "../rulebook/rulebook.example.ts";
import { rulebookExample } from "../rulebook/rulebook.example.ts";
import { individual, organisation, outside } from "../validate/cases/case.ts";
import { contactCases } from "../validate/cases/contact.example.ts";
import { peopleCases } from "../validate/cases/people.example.ts";
import { processCases } from "../validate/cases/process.example.ts";
import { subjectCases } from "../validate/cases/subject.example.ts";
import { universalCases } from "../validate/cases/universal.example.ts";
import { websiteCases } from "../validate/cases/website.example.ts";
import type { CompiledRulebook } from "../validate/compile.ts";
import { compile } from "../validate/compile.ts";
import { isComplete, isOpen } from "../validate/verdict.ts";
import { applyEdits } from "./apply-edits.ts";
import type { Cure } from "./find-cures.ts";
import { cureBounds, curesOf, obstaclesOf } from "./find-cures.ts";

const { requirements } = shippedCatalogue;

const today = "2026-11-24";

/** What no edit of a filing can help against, on its own. */
const incurable: Readonly<Record<string, string>> = {
  PROVINCE_UNKNOWN: "nobody knows whose rules to prove an edit by",
  PROVINCE_CROSS_ORG_FORBIDDEN: "the certificate's address is what it is",
  PROVINCE_INDIVIDUAL_ID_MISMATCH: "likewise",
  PROVINCE_RULE_UNKNOWN: "nothing is recorded that an edit could meet",
  ADDRESS_CONTRADICTION: "which of the two is meant the certificate says",
  NAME_FORMAT: "a name is whosever it is",
  SUBJECT_CHANGE_FORBIDDEN: "the record is cancelled, and another filing made",
  SUBJECT_CHANGE_NEEDS_LEGAL_REP: "likewise",
};

/** Situations that none of the edits on offer gets out of, though their findings have some. */
const beyondEdits = new Set([
  // An individual is the principal, and years away from the age.
  "PERSON_TOO_YOUNG",
]);

const allCases = [
  ...universalCases,
  ...subjectCases,
  ...peopleCases,
  ...contactCases,
  ...websiteCases,
  ...processCases,
];

describe("each situation of the table", () => {
  test.each(allCases.filter(([, , , expected]) => expected.some((found) => !found.startsWith("INFO"))))(
    "%s",
    (_, rules, filing, expected) => {
      const book = compile(rulebookExample({ ZJ: rules }), requirements);
      const cures = curesIn(book, read(filing));
      for (const cure of cures) mustBeProven(book, read(filing), cure);
      const codes = expected.map((found) => found.split(" ")[1] ?? "");
      const obstacles = obstaclesOf(read(filing), book.validate(read(filing), { today, province: "ZJ" }));
      expect(
        obstacles.filter(({ draft }) => !(draft.kind.code in incurable || beyondEdits.has(draft.kind.code))),
      ).toEqual([]);
      if (codes.some((code) => code in incurable)) expect(cures).toEqual([]);
      else if (cures.length === 0) for (const code of codes) expect(beyondEdits).toContain(code);
    },
  );
});

test("a cure leads to PASSES, none of its edits can be left out, and every edit reads in both languages", () => {
  const books = arbitraryHistory(["CN"]).map((history) => compile(resolve(history, "2026-12-31", 100), requirements));
  let cured = 0;
  fc.assert(
    fc.property(books, arbitraryFilingInput(), (book, input) => {
      const filing = read(input);
      const cures = curesIn(book, filing);
      cured += cures.length;
      for (const cure of cures) mustBeProven(book, filing, cure);
      const sizes = cures.map(({ edits }) => edits.length);
      expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
      expect(cures.length).toBeLessThanOrEqual(cureBounds.cures);
      expect(new Set(cures.map(idOf)).size).toBe(cures.length);
    }),
    { numRuns: 60 },
  );
  expect(cured).toBeGreaterThan(20);
});

const mobileOffice = altered(organisation, { principal: { officePhone: "13900000009" } });

const offered: readonly (readonly [situation: string, rules: RulesExample, FilingInput, cures: readonly string[]])[] = [
  ["nothing to cure", {}, organisation, []],
  [
    "the principal isn't the legal representative",
    { "principal-legal-representative": "MUST_BE_LEGAL_REP" },
    altered(organisation, { principal: { isLegalRepresentative: false } }),
    ["FACT principal.isLegalRepresentative false→true"],
  ],
  [
    "a letter, or the legal representative in person",
    { "principal-legal-representative": "AUTH_LETTER_IF_NOT" },
    altered(organisation, { principal: { isLegalRepresentative: false } }),
    ["FACT principal.hasAuthorisationLetter false→true", "FACT principal.isLegalRepresentative false→true"],
  ],
  [
    "another phone, or a remark of two parts",
    { "office-phone-mobile-remark": ["CONTACT_NAME", "JOB_TITLE"] },
    mobileOffice,
    [
      'ASK principal.officePhone "13900000009"→"0570-88880001"',
      'ASK principal.officePhoneRemark.contactName null→"张三" & ASK principal.officePhoneRemark.jobTitle null→"行政经理"',
    ],
  ],
  [
    "one edit that answers two findings",
    { "organisation-office-phone": "LANDLINE_ONLY", "office-phone-differs-from-mobile": true },
    altered(organisation, { principal: { officePhone: organisation.principal.mobile } }),
    ['ASK principal.officePhone "13800000001"→"0570-88880001"'],
  ],
  [
    "a subdomain was typed",
    {},
    altered(organisation, { website: { domain: "www.example.com" } }),
    ['CORRECTION website.domain "www.example.com"→"example.com"'],
  ],
  [
    "the register isn't synchronised: wait",
    { "certificate-sync-days": 7 },
    altered(organisation, { subject: { certificate: { registeredOn: "2026-11-20" } } }),
    ['FACT submittedOn null→"2026-12-01"'],
  ],
  [
    "no edit makes a certificate of Jiangsu one of Zhejiang, whatever else is put right",
    { "organisation-filing-province": "CERTIFICATE_PROVINCE_ONLY", "organisation-office-phone": "LANDLINE_ONLY" },
    altered(mobileOffice, { subject: { certificate: { address: outside } } }),
    [],
  ],
  [
    "a proof of residence does where the province takes one",
    { "individual-filing-province": "LOCAL_OR_PROOF" },
    altered(individual, { subject: { certificate: { address: outside } } }),
    ["FACT subject.certificate.hasResidenceProof false→true"],
  ],
  // What corrects a form follows from what was typed, where check characters or the numbering bear it out.
  [
    "letters for digits in a code",
    {},
    altered(organisation, { subject: { certificate: { number: "9133O1O6MA27XXXX7U" } } }),
    ['CORRECTION subject.certificate.number "9133O1O6MA27XXXX7U"→"91330106MA27XXXX7U"'],
  ],
  [
    "a character too few in a code",
    {},
    altered(organisation, { subject: { certificate: { number: "91330106MA27XXXX7" } } }),
    ['ASK subject.certificate.number "91330106MA27XXXX7"→"91110000MA0XAMP191"'],
  ],
  [
    "a sole trader's code filed as an enterprise's",
    {},
    altered(organisation, { subject: { certificate: { number: "92330106MA2CFG3X6L" } } }),
    [
      'CORRECTION subject.nature "ENTERPRISE"→"SOLE_TRADER"',
      'ASK subject.certificate.number "92330106MA2CFG3X6L"→"91110000MA0XAMP191"',
    ],
  ],
  [
    "an ID number of fifteen digits",
    {},
    altered(organisation, { principal: { birthDate: undefined, idNumber: "330106800101001" } }),
    ['CORRECTION principal.idNumber "330106800101001"→"330106198001010013"'],
  ],
  [
    "an address for a domain",
    {},
    altered(organisation, { website: { domain: "https://www.example.com/index.html" } }),
    ['CORRECTION website.domain "https://www.example.com/index.html"→"example.com"'],
  ],
  [
    "a mobile with a zero before it",
    {},
    altered(organisation, { website: { managerMobile: "013800138000" } }),
    ['CORRECTION website.managerMobile "013800138000"→"13800138000"'],
  ],
  [
    "a number that is sound at another field",
    {},
    altered(individual, {
      subject: { certificate: { type: "ID_CARD", number: "330106198001010014" } },
      principal: { birthDate: undefined, idNumber: "330106198001010013" },
    }),
    ['CORRECTION subject.certificate.number "330106198001010014"→"330106198001010013"'],
  ],
  [
    "a mistyped number beside a birth date",
    {},
    altered(organisation, { principal: { birthDate: "1980-05-01", idNumber: "330106198005010014" } }),
    ['ASK principal.idNumber "330106198005010014"→"330101198005010019"'],
  ],
  [
    "a code with what stood beside it",
    {},
    altered(organisation, { subject: { certificate: { number: "统一社会信用代码：91330106MA27XXXX7U（1-1）" } } }),
    ['CORRECTION subject.certificate.number "统一社会信用代码:91330106MA27XXXX7U(1-1)"→"91330106MA27XXXX7U"'],
  ],
  [
    "one person of two names",
    {},
    altered(organisation, { website: { managerIsPrincipal: true } }),
    ["CORRECTION website.managerIsPrincipal true→false"],
  ],
  [
    "a birth date that the ID number contradicts",
    {},
    altered(organisation, { principal: { birthDate: "1980-10-01", idNumber: "330106198001010013" } }),
    ['CORRECTION principal.birthDate "1980-10-01"→"1980-01-01"'],
  ],
];

test.each(offered)("%s", (_, rules, filing, expected) => {
  const cures = curesIn(compile(rulebookExample({ ZJ: rules }), requirements), read(filing));
  expect(cures.map(inShort)).toEqual(expected);
});

test("a filing with every fault at once is cured within the bounds", () => {
  const book = compile(
    rulebookExample({
      ZJ: {
        "principal-legal-representative": "MUST_BE_LEGAL_REP",
        "organisation-office-phone": "LANDLINE_ONLY",
        "house-number": "REQUIRED",
        "subject-one-account": true,
        "phone-shared-between-subjects": "FORBIDDEN",
        "website-manager-companies": 1,
        "domain-owner-organisation": ["ORGANISATION"],
      },
    }),
    requirements,
  );
  const filing = read(
    altered(mobileOffice, {
      subject: { communicationAddress: "浙江省杭州市西湖区文三路", filedInAnotherAccount: true },
      principal: { isLegalRepresentative: false, phoneSharedWithOtherSubjects: true },
      website: { domain: "www.example.com", domainOwner: "赵六", managerOfOrganisations: ["甲公司"] },
    }),
  );
  const [cure] = curesIn(book, filing);
  if (!cure) throw new Error("no cure");
  expect(cure.edits).toHaveLength(8);
  mustBeProven(book, filing, cure);
});

const manager = { key: "custom-manager", topic: "MATERIALS", appliesTo: ["ENTERPRISE"] } as const;
const said = { zh: "文字", en: "words" };

/** One requirement that the head office's own principal fails, and whose asking for something hangs on who it is. */
function askingOnce(strictness: Strictness): CompiledRulebook {
  const definition: Definition = {
    ...manager,
    title: said,
    description: said,
    value: { type: "BOOLEAN", yes: said, no: said },
    facts: [{ key: "hasProof", type: "FLAG", title: said }],
    findings: [],
    rows: [
      { when: "!principal.isLegalRepresentative", then: "NOT_APPLICABLE" },
      { when: "own.hasProof", then: "PASSED" },
    ],
  };
  const legal = shippedDefinitions.find(({ key }) => key === "principal-legal-representative");
  if (!legal) throw new Error("no such definition");
  const inForce = { effectiveFrom: "2020-01-01", revision: 1 };
  const national = {
    [legal.key]: { value: "MUST_BE_LEGAL_REP", strictness: "ENFORCED", ...inForce },
    [manager.key]: { value: true, strictness, ...inForce },
  } as const;
  return compile(
    { format: 1, knownAt: null, national, provinces: {}, takeovers: {} },
    catalogueOf([{ ...legal, cases: [] }, definition]).requirements,
  );
}

test("edits after which something is open that wasn't are no cure, and those that leave it open say so", () => {
  const filing = read(altered(organisation, { principal: { isLegalRepresentative: false } }));
  const openIn = (book: CompiledRulebook) => curesIn(book, filing).map(({ open }) => open.map(({ key }) => key));
  expect(isComplete(askingOnce("ENFORCED").validate(filing, { today, province: "ZJ" }))).toBe(true);
  expect(openIn(askingOnce("ENFORCED"))).toEqual([]);
  expect(openIn(askingOnce("ADVISED"))).toEqual([[]]);
  const answered = { ...filing, answers: [{ fact: "custom-manager/hasProof", flag: true }] };
  expect(curesIn(askingOnce("ENFORCED"), answered).map(({ open }) => open)).toEqual([[]]);
  // Where something is open anyhow, a cure of what was found is one all the same.
  const { requirements: known } = shippedCatalogue;
  const rules = { "principal-legal-representative": "MUST_BE_LEGAL_REP", "organisation-latest-certificate": "LATEST" };
  const open = curesIn(compile(rulebookExample({ ZJ: rules }), known), filing).map((cure) => cure.open);
  expect(open.map((left) => left.map(({ key }) => key))).toEqual([["organisation-latest-certificate"]]);
});

function curesIn(book: CompiledRulebook, filing: Filing): readonly Cure[] {
  return curesOf(book, filing, book.validate(filing, { today, province: "ZJ" }));
}

function mustBeProven(book: CompiledRulebook, filing: Filing, { edits, open }: Cure): void {
  const verdictWith = (some: Cure["edits"]) => book.validate(read(applyEdits(filing, some)), { today, province: "ZJ" });
  const mayStayOpen = !isComplete(verdictWith([]));
  const isProven = (some: Cure["edits"]) => {
    const verdict = verdictWith(some);
    return verdict.outcome === "PASSES" && (mayStayOpen || isComplete(verdict));
  };
  expect(isProven(edits)).toBe(true);
  const left = verdictWith(edits).checks.filter(isOpen);
  expect(open.map(({ key }) => key)).toEqual(left.map(({ key }) => key));
  for (let mask = 0; mask < 2 ** edits.length - 1; mask++)
    expect(isProven(edits.filter((_, index) => (mask >> index) % 2 === 1))).toBe(false);
  expect(new Set(edits.map(({ path }) => path.join("."))).size).toBe(edits.length);
  for (const { from, to, words } of edits) {
    expect(from).not.toEqual(to);
    expect(words.zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(words.en).toMatch(/[a-z].*\.$/);
    expect(words.zh + words.en).not.toMatch(/undefined|null|\[object/);
  }
}

function inShort({ edits }: Cure): string {
  return edits
    .map(({ kind, path, from, to }) => `${kind} ${path.join(".")} ${JSON.stringify(from)}→${JSON.stringify(to)}`)
    .join(" & ");
}

function idOf({ edits }: Cure): string {
  return edits
    .map(({ path, to }) => JSON.stringify([path, to]))
    .sort()
    .join();
}

function read(input: unknown): Filing {
  const parsed = parseFiling(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.filing;
}
