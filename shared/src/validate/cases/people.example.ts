import { altered } from "../../filing/filing.example.ts";
import type { Case } from "./case.ts";
import { individual, organisation } from "./case.ts";

const must = { "principal-legal-representative": "MUST_BE_LEGAL_REP" };
const letter = { "principal-legal-representative": "AUTH_LETTER_IF_NOT" };
const may = { "principal-legal-representative": "MAY_DIFFER" };
const headOffice = { "branch-principal": "HEAD_OFFICE_LEGAL_REP" };
const onLicence = { "branch-principal": "BRANCH_PERSON_ON_LICENCE" };
const adult = { "organisation-minimum-age": 18, "individual-minimum-age": 16 };

const other = altered(organisation, { principal: { isLegalRepresentative: false } });
const branch = altered(other, { subject: { isBranch: true } });
const ofHeadOffice = altered(branch, { principal: { isHeadOfficeLegalRepresentative: true } });
const born = (birthDate: string | undefined, idNumber?: string) => ({ principal: { birthDate, idNumber } });

const mustBeLegalRep = "ERROR PRINCIPAL_MUST_BE_LEGAL_REP principal.isLegalRepresentative";
const letterRequired = "ERROR AUTH_LETTER_REQUIRED principal.hasAuthorisationLetter";
const branchMustBe = "ERROR BRANCH_PRINCIPAL_MUST_BE_HEAD_OFFICE_LEGAL_REP principal.isHeadOfficeLegalRepresentative";

export const peopleCases: readonly Case[] = [
  ["必须，是法定代表人", must, organisation, []],
  ["必须，不是法定代表人", must, other, [mustBeLegalRep]],
  ["必须，有授权书也不行", must, altered(other, { principal: { hasAuthorisationLetter: true } }), [mustBeLegalRep]],
  ["须有授权书，没有", letter, other, [letterRequired]],
  ["须有授权书，有", letter, altered(other, { principal: { hasAuthorisationLetter: true } }), []],
  ["须有授权书，是法定代表人", letter, organisation, []],
  ["可以不是", may, other, []],
  ["没有记载", {}, other, []],
  ["个人不受其限", must, individual, []],

  ["分公司，总公司法定代表人", { ...must, ...headOffice }, ofHeadOffice, []],
  ["分公司，两者都不是", { ...must, ...headOffice }, branch, [branchMustBe]],
  [
    "分公司，本单位的法定代表人",
    { ...must, ...headOffice },
    altered(branch, { principal: { isLegalRepresentative: true } }),
    [],
  ],
  ["分公司，只记载了主体负责人的规则", must, branch, []],
  ["分公司，按执照上的负责人，看不出是谁", { ...must, ...onLicence }, ofHeadOffice, []],
  ["分公司，须有授权书的省份", { ...letter, ...headOffice }, branch, [letterRequired]],
  ["分公司，须有授权书的省份，总公司法定代表人", { ...letter, ...headOffice }, ofHeadOffice, []],
  ["分公司，可以不是的省份", { ...may, ...headOffice }, branch, []],
  ["分公司，没有记载主体负责人的规则", headOffice, branch, []],
  ["不是分公司", { ...may, ...headOffice }, other, []],

  ["单位负责人当天满 18 周岁", adult, altered(organisation, born("2008-11-24")), []],
  [
    "单位负责人差一天满 18 周岁",
    adult,
    altered(organisation, born("2008-11-25")),
    ["ERROR PERSON_TOO_YOUNG principal.birthDate"],
  ],
  [
    "个人差一天满 16 周岁",
    adult,
    altered(individual, born("2010-11-25")),
    ["ERROR PERSON_TOO_YOUNG principal.birthDate"],
  ],
  ["个人满 16 周岁", adult, altered(individual, born("2010-11-24")), []],
  [
    "身份证号码显示不满 18 周岁",
    adult,
    altered(organisation, born(undefined, "330106201001010018")),
    ["ERROR PERSON_TOO_YOUNG principal.idNumber"],
  ],
  ["身份证号码显示已满 18 周岁", adult, altered(organisation, born(undefined, "11010519491231002X")), []],
  ["看不出年龄", adult, altered(organisation, born(undefined)), []],
  ["没有记载年龄", {}, altered(organisation, born("2015-01-01")), []],

  [
    "身份证号码位数不对",
    {},
    altered(organisation, born("1980-05-01", "1101051949123100")),
    ["ERROR ID_CARD_FORMAT principal.idNumber"],
  ],
  [
    "身份证号码校验位不符",
    {},
    altered(organisation, born("1980-05-01", "110105194912310021")),
    ["ERROR ID_CARD_CHECK_DIGIT principal.idNumber"],
  ],
];
