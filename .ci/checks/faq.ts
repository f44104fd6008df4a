// Whether the API says of every province exactly what the FAQ's question 5 and question 9 say.
import { readFileSync } from "node:fs";
import { createTally, sharedFile, withServedApi } from "../served-api.ts";

interface Province {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly principal: { readonly content: { readonly value: { readonly option: { readonly key: string } } } } | null;
  readonly officePhone: { readonly content: { readonly value: { readonly option: { readonly key: string } } } } | null;
  readonly individualPhone: {
    readonly content: { readonly value: { readonly option: { readonly key: string } } };
  } | null;
  readonly remark: {
    readonly content: { readonly value: { readonly options: readonly { readonly key: string }[] } };
  } | null;
  readonly differs: { readonly content: { readonly value: { readonly boolean: boolean } } } | null;
}

const faq = readFileSync(sharedFile("domain/000_477a9ac82133c51a.txt"), "utf8");

/** The rules of question 5 as its answer words them. */
const wordsInAnswer = [
  ["须为法定代表人", "MUST_BE_LEGAL_REP"],
  ["不是法定代表人的须有授权书", "AUTH_LETTER_IF_NOT"],
  ["可以不是法定代表人", "MAY_DIFFER"],
] as const;

/** The findings that these two questions are about. */
const judged = new Set([
  "PRINCIPAL_MUST_BE_LEGAL_REP",
  "AUTH_LETTER_REQUIRED",
  "OFFICE_PHONE_LANDLINE_REQUIRED",
  "OFFICE_PHONE_REMARK_MISSING",
  "OFFICE_PHONE_SAME_AS_PRINCIPAL_MOBILE",
]);

await withServedApi(async (ask) => {
  const tally = createTally();
  const { provinces } = await ask<{ provinces: readonly Province[] }>(`{
    provinces {
      code name fullName
      principal: rule(requirement: "principal-legal-representative") { content { value { ... on ChoiceValue { option { key } } } } }
      officePhone: rule(requirement: "organisation-office-phone") { content { value { ... on ChoiceValue { option { key } } } } }
      individualPhone: rule(requirement: "individual-office-phone") { content { value { ... on ChoiceValue { option { key } } } } }
      remark: rule(requirement: "office-phone-mobile-remark") { content { value { ... on ChoicesValue { options { key } } } } }
      differs: rule(requirement: "office-phone-differs-from-mobile") { content { value { ... on BooleanValue { boolean } } } }
    }
  }`);
  tally.expect(provinces.length === 31, `${provinces.length} provinces`);

  const principal = principalTable();
  tally.expect(principal.size === 31, `question 5 names ${principal.size} provinces`);
  const phone = officePhoneList();
  for (const province of provinces) {
    const { name } = province;
    const said = principal.get(name);
    const rule = province.principal?.content.value.option.key;
    tally.expect(rule === said, `${name}: principal ${rule}, the FAQ says ${said}`);

    const landline = phone.landline.includes(name) ? "LANDLINE_ONLY" : "MOBILE_ACCEPTED";
    const office = province.officePhone?.content.value.option.key;
    tally.expect(office === landline, `${name}: office phone ${office}, the FAQ says ${landline}`);
    const individual = province.individualPhone?.content.value.option.key;
    tally.expect(individual === "MOBILE_ACCEPTED", `${name}: an individual's office phone ${individual}`);
    const remark = province.remark?.content.value.options.map(({ key }) => key).join(" ");
    const wanted = (phone.remark.get(name) ?? []).join(" ");
    tally.expect(remark === wanted, `${name}: remark '${remark}', the FAQ says '${wanted}'`);
    const differs = province.differs?.content.value.boolean;
    tally.expect(differs === phone.differs.includes(name), `${name}: must differ ${differs}`);

    for (const { filing, expected, about } of casesOf(province, said, phone)) {
      const { validateFiling } = await ask<{ validateFiling: { findings: readonly { code: string }[] } }>(
        "query ($filing: FilingInput!, $province: ProvinceCode) { validateFiling(filing: $filing, province: $province) { findings { code } } }",
        { filing, province: province.code },
      );
      const found = validateFiling.findings.map(({ code }) => code).filter((code) => judged.has(code));
      tally.expect(found.join() === expected.join(), `${name}, ${about}: found ${found}, expected ${expected}`);
    }
  }

  for (const key of ["question5", "question9"]) {
    const { question } = await ask<{ question: { answer: string } | null }>(
      "query ($key: String!) { question(key: $key) { answer } }",
      { key },
    );
    const named = provinces.filter(({ name }) => question?.answer.includes(name));
    tally.expect(named.length === 31, `${key}'s answer names ${named.length} provinces`);
  }
  const { question } = await ask<{ question: { answer: string } | null }>('{ question(key: "question5") { answer } }');
  for (const [words, value] of wordsInAnswer) {
    const line = question?.answer.split("\n").find((candidate) => candidate.startsWith(`- ${words}`)) ?? "";
    const names = line.split("：")[1]?.split("、") ?? [];
    const wanted = [...principal].filter(([, rule]) => rule === value).map(([name]) => name);
    tally.expect([...names].sort().join() === wanted.sort().join(), `question 5's answer on ${value}: ${names}`);
  }
  tally.close();
});

/** The part of the FAQ below one question's anchor. */
function sectionOf(key: string): string {
  const [, after = ""] = faq.split(`id="${key}"`);
  return after.split("<span id=")[0] ?? "";
}

/** Question 5's table: each row's kind by its own words, its provinces whatever separates them. */
function principalTable(): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  for (const row of sectionOf("question5").split(/<tr>/).slice(1)) {
    const [kind = "", names = ""] = [...row.matchAll(/<td>([\s\S]*?)<\/td>/g)].map((cell) => cell[1] ?? "");
    const rule = kind.includes("授权书")
      ? "AUTH_LETTER_IF_NOT"
      : kind.includes("必须是")
        ? "MUST_BE_LEGAL_REP"
        : kind.includes("可以不是")
          ? "MAY_DIFFER"
          : null;
    if (rule) for (const name of names.split(/[、\s]+/).filter(Boolean)) rows.set(name, rule);
  }
  return rows;
}

interface PhoneList {
  readonly landline: readonly string[];
  readonly remark: ReadonlyMap<string, readonly string[]>;
  readonly differs: readonly string[];
}

/** Question 9's list: one line a province, and the one province of the sentence above it. */
function officePhoneList(): PhoneList {
  const section = sectionOf("question9");
  const landline = [...section.matchAll(/除(\p{Script=Han}+?)省必填座机/gu)].map((found) => found[1] ?? "");
  const remark = new Map<string, readonly string[]>();
  const differs: string[] = [];
  for (const [, name = "", rule = ""] of section.matchAll(/^\s+- (\p{Script=Han}+)：(.+)$/gmu)) {
    if (rule.includes("不同")) differs.push(name);
    if (rule.includes("备注"))
      remark.set(name, [
        ...(rule.includes("姓名") ? ["CONTACT_NAME"] : []),
        ...(rule.includes("职务") ? ["JOB_TITLE"] : []),
      ]);
  }
  return { landline, remark, differs };
}

/** Filings of an enterprise of the province, each with what the FAQ would find in it. */
function casesOf({ name, fullName }: Province, principal: string | undefined, phone: PhoneList) {
  const enterprise = (person: object, phones: object) => ({
    subject: {
      nature: "ENTERPRISE",
      name: "示例有限公司",
      certificate: { type: "BUSINESS_LICENSE", number: "91350100M000100Y43", address: `${fullName}示例路1号` },
      communicationAddress: `${fullName}示例路1号`,
    },
    principal: { name: "张三", mobile: "13800138000", ...person, ...phones },
    website: { domain: "example.cn", domainOwner: "示例有限公司" },
  });
  const landline = { officePhone: "010-62345678" };
  const legal = { isLegalRepresentative: true };
  const finding = { MUST_BE_LEGAL_REP: "PRINCIPAL_MUST_BE_LEGAL_REP", AUTH_LETTER_IF_NOT: "AUTH_LETTER_REQUIRED" };
  const other = principal === "MAY_DIFFER" ? [] : [finding[principal as keyof typeof finding]];
  const remarks = (phone.remark.get(name) ?? []).map(() => "OFFICE_PHONE_REMARK_MISSING");
  const withMobile = phone.landline.includes(name) ? ["OFFICE_PHONE_LANDLINE_REQUIRED"] : remarks;
  const same = phone.differs.includes(name) ? ["OFFICE_PHONE_SAME_AS_PRINCIPAL_MOBILE"] : [];
  const letter = principal === "MUST_BE_LEGAL_REP" ? other : [];
  return [
    { about: "legal representative, landline", filing: enterprise(legal, landline), expected: [] },
    { about: "another principal", filing: enterprise({}, landline), expected: other },
    { about: "another with letter", filing: enterprise({ hasAuthorisationLetter: true }, landline), expected: letter },
    {
      about: "mobile as office phone",
      filing: enterprise(legal, { officePhone: "13900139000" }),
      expected: withMobile,
    },
    {
      about: "the principal's own mobile",
      filing: enterprise(legal, { officePhone: "+86 138-0013-8000" }),
      expected: [...withMobile, ...same],
    },
  ];
}
