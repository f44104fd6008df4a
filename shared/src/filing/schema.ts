import * as z from "zod";
import { provinceCodes } from "../provinces.ts";
import { answersSchema } from "./answers.ts";
import {
  fieldMeanings,
  flag,
  longestText,
  optionalCount,
  optionalDate,
  optionalFlag,
  optionalLine,
  requiredLine,
} from "./field.ts";
import {
  certificateTypeLabels,
  certificateTypes,
  filingTypeLabels,
  filingTypes,
  individuals,
  organisations,
  subjectNatureLabels,
  subjectNatures,
  websiteCategories,
  websiteCategoryLabels,
} from "./vocabulary.ts";

const filingType = z.enum(filingTypes).register(fieldMeanings, {
  typeName: "FilingType",
  title: { zh: "备案类型", en: "Filing type" },
  labels: filingTypeLabels,
});

const certificate = z
  .object({
    type: z.enum(certificateTypes).register(fieldMeanings, {
      typeName: "CertificateType",
      title: { zh: "证件类型", en: "Certificate type" },
      labels: certificateTypeLabels,
    }),
    number: requiredLine(50).register(fieldMeanings, {
      title: { zh: "证件号码", en: "Certificate number" },
      description: {
        zh: "三证合一的营业执照填统一社会信用代码，否则填注册号。",
        en: "The unified social credit code of a merged licence, else the registration number.",
      },
    }),
    address: requiredLine(longestText).register(fieldMeanings, {
      title: { zh: "证件住所", en: "Certificate address" },
      description: {
        zh: "证件上的地址，备案省份由它决定。",
        en: "The address on the certificate; it decides the province of the filing.",
      },
    }),
    registeredOn: optionalDate().register(fieldMeanings, {
      kind: "DATE",
      title: { zh: "证件注册或更新日期", en: "Certificate registered or updated on" },
      description: {
        zh: "最近一次注册或更新的日期，用于判断工商数据是否已同步。",
        en: "Its last registration or update; tells whether the register has been synchronised.",
      },
    }),
    hasResidenceProof: flag().register(fieldMeanings, {
      natures: individuals,
      title: { zh: "有备案省的居住证明", en: "Proof of residence in the province" },
      description: {
        zh: "个人证件地址在外省时，备案省的居住证等证明。",
        en: "An individual's proof of residence in the filing province, where the ID is of another one.",
      },
    }),
    validUntil: optionalDate().register(fieldMeanings, {
      kind: "DATE",
      title: { zh: "证件有效期至", en: "Certificate valid until" },
      description: { zh: "长期有效的不填。", en: "Leave it out where it has no end." },
    }),
  })
  .register(fieldMeanings, { typeName: "CertificateInput", title: { zh: "主体证件", en: "Certificate" } });

const subject = z
  .object({
    nature: z.enum(subjectNatures).register(fieldMeanings, {
      typeName: "SubjectNature",
      title: { zh: "主办单位性质", en: "Subject nature" },
      labels: subjectNatureLabels,
    }),
    name: requiredLine().register(fieldMeanings, { title: { zh: "主体名称", en: "Subject name" } }),
    certificate,
    isBranch: flag().register(fieldMeanings, {
      natures: organisations,
      title: { zh: "是分公司", en: "Is a branch" },
      description: {
        zh: "分公司的主体负责人可以是总公司的法定代表人。",
        en: "A branch's principal may be the head office's legal representative.",
      },
    }),
    communicationAddress: optionalLine(longestText).register(fieldMeanings, {
      title: { zh: "通信地址", en: "Contact address" },
    }),
    addressRemark: optionalLine(longestText).register(fieldMeanings, {
      title: { zh: "地址备注", en: "Address remark" },
      description: {
        zh: "没有门牌号时，说明通信地址已为最详细地址。",
        en: "Without a house number: that the contact address is the most detailed one.",
      },
    }),
    filedInAnotherAccount: flag().register(fieldMeanings, {
      title: { zh: "主体已在其他账号备案", en: "Filed already in another account" },
      description: { zh: "同一接入商的另一个账号。", en: "Another account of the same provider." },
    }),
    hasTradeName: optionalFlag().register(fieldMeanings, {
      natures: ["SOLE_TRADER"],
      title: { zh: "执照上有字号", en: "Licence bears a trade name" },
      description: {
        zh: "个体工商户的营业执照上有名称（字号）。",
        en: "A sole trader's licence names the business.",
      },
    }),
    hasSeal: optionalFlag().register(fieldMeanings, {
      natures: ["SOLE_TRADER"],
      title: { zh: "有公章", en: "Has a seal" },
      description: {
        zh: "个体工商户有公章。",
        en: "A sole trader owns a seal.",
      },
    }),
    hasRenameLetter: optionalFlag().register(fieldMeanings, {
      natures: organisations,
      filingTypes: ["CHANGE"],
      title: { zh: "有工商更名证明", en: "Has proof of the new name" },
      description: {
        zh: "单位名称变更时，登记机关出具的更名函。",
        en: "The registry's letter on an organisation's change of name.",
      },
    }),
    hasFinanceApproval: optionalFlag().register(fieldMeanings, {
      natures: organisations,
      title: { zh: "有金融监管部门的批文或许可", en: "Has a financial regulator's approval" },
      description: {
        zh: "名称含金融类字样时，部分省份要求提供。",
        en: "Some provinces want it where the name holds words of finance.",
      },
    }),
  })
  .register(fieldMeanings, { typeName: "SubjectInput", title: { zh: "主体", en: "Subject" } });

const principal = z
  .object({
    name: requiredLine().register(fieldMeanings, { title: { zh: "主体负责人姓名", en: "Principal's name" } }),
    isLegalRepresentative: flag().register(fieldMeanings, {
      natures: organisations,
      title: { zh: "是法定代表人", en: "Is the legal representative" },
    }),
    isHeadOfficeLegalRepresentative: flag().register(fieldMeanings, {
      natures: organisations,
      title: { zh: "是总公司法定代表人", en: "Is the head office's legal representative" },
    }),
    hasAuthorisationLetter: flag().register(fieldMeanings, {
      natures: organisations,
      title: { zh: "有法定代表人授权书", en: "Has an authorisation letter" },
    }),
    idNumber: optionalLine(50).register(fieldMeanings, {
      title: { zh: "身份证号码", en: "ID card number" },
    }),
    birthDate: optionalDate().register(fieldMeanings, {
      kind: "DATE",
      title: { zh: "出生日期", en: "Date of birth" },
      description: { zh: "未填身份证号码时用于判断年龄。", en: "Tells the age where no ID card number is given." },
    }),
    mobile: requiredLine(50).register(fieldMeanings, { title: { zh: "手机号码", en: "Mobile" } }),
    mobileProvince: z
      .enum(provinceCodes)
      .nullish()
      .transform((code) => code ?? undefined)
      .register(fieldMeanings, {
        typeName: "ProvinceCode",
        title: { zh: "手机归属地", en: "Where the mobile was issued" },
        description: { zh: "不填即视为未知。", en: "Unknown unless given." },
      }),
    phoneSharedWithOtherSubjects: flag().register(fieldMeanings, {
      title: { zh: "号码已用于其他主体", en: "Number used by other subjects" },
      description: {
        zh: "有其他主体用同一手机或办公电话备案。",
        en: "Other subjects filed with the same mobile or office phone.",
      },
    }),
    officePhone: optionalLine(50).register(fieldMeanings, { title: { zh: "办公电话", en: "Office phone" } }),
    officePhoneRemark: z
      .object({
        contactName: optionalLine().register(fieldMeanings, { title: { zh: "联系人姓名", en: "Contact name" } }),
        jobTitle: optionalLine().register(fieldMeanings, { title: { zh: "企业职务", en: "Job title" } }),
      })
      .nullish()
      .transform((remark) => remark ?? undefined)
      .register(fieldMeanings, {
        natures: organisations,
        typeName: "OfficePhoneRemarkInput",
        title: { zh: "办公电话备注", en: "Office phone remark" },
        description: {
          zh: "办公电话填写手机号时，部分省份要求的备注。",
          en: "What some provinces want to be remarked where the office phone is a mobile.",
        },
      }),
    idNumberUsedByOtherSubjects: optionalFlag().register(fieldMeanings, {
      title: { zh: "证件已用于其他主体", en: "ID used by other subjects" },
      description: {
        zh: "有其他主体用同一负责人证件备案。",
        en: "Other subjects filed with the same ID of a person in charge.",
      },
    }),
    hasMinorPapers: optionalFlag().register(fieldMeanings, {
      title: { zh: "有未成年人的证明材料", en: "Has the papers asked of minors" },
      description: {
        zh: "未满 18 周岁时，该省要求的工作、收入或监护人材料。",
        en: "Under 18: the proof of work or income, or the papers of the guardian, that the province wants.",
      },
    }),
    hasStudyOrWorkProof: optionalFlag().register(fieldMeanings, {
      natures: individuals,
      title: { zh: "有在读或在职证明", en: "Has a proof of study or work" },
      description: {
        zh: "部分省份要求较年轻的个人提供。",
        en: "Some provinces want it of young individuals.",
      },
    }),
    emergencyPhone: optionalLine(50).register(fieldMeanings, {
      title: { zh: "应急联系电话", en: "Emergency phone" },
      description: {
        zh: "主体负责人的应急联系方式。",
        en: "The principal's emergency contact number.",
      },
    }),
    idValidUntil: optionalDate().register(fieldMeanings, {
      kind: "DATE",
      title: { zh: "负责人证件有效期至", en: "Principal's ID valid until" },
      description: { zh: "长期有效的不填。", en: "Leave it out where it has no end." },
    }),
  })
  .register(fieldMeanings, { typeName: "PrincipalInput", title: { zh: "主体负责人", en: "Principal" } });

const website = z
  .object({
    domain: requiredLine(300).register(fieldMeanings, {
      title: { zh: "域名", en: "Domain" },
      description: {
        zh: "只填注册的域名，不含 www 等子域名。",
        en: "The registered name only, without www or the like.",
      },
    }),
    domainOwner: optionalLine().register(fieldMeanings, {
      title: { zh: "域名所有者", en: "Domain owner" },
      description: { zh: "域名实名认证的持有者名称。", en: "The name of the real-name registrant." },
    }),
    managerName: optionalLine().register(fieldMeanings, {
      title: { zh: "网站负责人姓名", en: "Website manager's name" },
    }),
    managerOfOrganisations: z
      .array(requiredLine())
      .max(100)
      .nullish()
      .transform((names) => names ?? [])
      .register(fieldMeanings, {
        title: { zh: "网站负责人已负责的其他单位", en: "Other organisations of this manager" },
        description: {
          zh: "该负责人已担任网站负责人的其他单位名称。",
          en: "Names of other organisations whose websites this manager already answers for.",
        },
      }),
    managerIsPrincipal: optionalFlag().register(fieldMeanings, {
      natures: organisations,
      title: { zh: "网站负责人即主体负责人", en: "Website manager is the principal" },
      description: {
        zh: "网站负责人与主体负责人是同一人。",
        en: "One person answers for both.",
      },
    }),
    managerIsLegalRepresentative: optionalFlag().register(fieldMeanings, {
      natures: organisations,
      title: { zh: "网站负责人是法定代表人", en: "Website manager is the legal representative" },
      description: {
        zh: "网站负责人就是单位的法定代表人。",
        en: "The website manager is the organisation's legal representative.",
      },
    }),
    managerHasAuthorisationLetter: optionalFlag().register(fieldMeanings, {
      natures: organisations,
      title: { zh: "网站负责人有授权书", en: "Website manager has an authorisation letter" },
      description: {
        zh: "单位出具的网站负责人授权书。",
        en: "The organisation's letter for its website manager.",
      },
    }),
    managerIdNumber: optionalLine(50).register(fieldMeanings, {
      title: { zh: "网站负责人身份证号码", en: "Website manager's ID card number" },
      description: {
        zh: "用于判断网站负责人的年龄。",
        en: "Tells the website manager's age.",
      },
    }),
    managerMobile: optionalLine(50).register(fieldMeanings, {
      title: { zh: "网站负责人手机号码", en: "Website manager's mobile" },
      description: {
        zh: "网站负责人的联系方式。",
        en: "The website manager's own number.",
      },
    }),
    name: optionalLine().register(fieldMeanings, {
      title: { zh: "网站名称", en: "Website name" },
    }),
    nameHasApproval: optionalFlag().register(fieldMeanings, {
      title: { zh: "网站名称有批文或授权", en: "Website name has an approval" },
      description: {
        zh: "名称所含字样的前置审批文件、批文或授权书。",
        en: "A prior approval or authorisation for the words in the name.",
      },
    }),
    category: z
      .enum(websiteCategories)
      .nullish()
      .transform((category) => category ?? undefined)
      .register(fieldMeanings, {
        typeName: "WebsiteCategory",
        title: { zh: "网站服务内容", en: "Website category" },
        labels: websiteCategoryLabels,
      }),
    remark: optionalLine(longestText).register(fieldMeanings, {
      title: { zh: "网站备注", en: "Website remark" },
    }),
    isReachable: optionalFlag().register(fieldMeanings, {
      filingTypes: ["FIRST", "ADD_SITE"],
      title: { zh: "网站现在可以打开", en: "Site can be opened now" },
    }),
    sitesInFiling: optionalCount().register(fieldMeanings, {
      filingTypes: ["FIRST", "ADD_SITE"],
      title: { zh: "本次提交的网站数", en: "Sites in this filing" },
    }),
    domainExpiresOn: optionalDate().register(fieldMeanings, {
      kind: "DATE",
      title: { zh: "域名到期日期", en: "Domain expires on" },
    }),
    domainRealNameOn: optionalDate().register(fieldMeanings, {
      kind: "DATE",
      title: { zh: "域名实名认证通过日期", en: "Domain owner verified on" },
    }),
    domainRegistrarOverseas: optionalFlag().register(fieldMeanings, {
      title: { zh: "域名注册商在境外", en: "Domain registrar is overseas" },
    }),
  })
  .register(fieldMeanings, { typeName: "WebsiteInput", title: { zh: "网站", en: "Website" } });

const existing = z
  .object({
    certificateNumber: optionalLine(50).register(fieldMeanings, {
      filingTypes: ["ADD_SITE"],
      title: { zh: "已备案的证件号码", en: "Certificate number on record" },
    }),
    principalIsLegalRepresentative: z
      .boolean()
      .nullish()
      .transform((given) => given ?? undefined)
      .register(fieldMeanings, {
        natures: organisations,
        filingTypes: ["ADD_SITE"],
        title: { zh: "已备案的负责人是法定代表人", en: "Principal on record is the legal representative" },
      }),
    principalIdAddressChanged: flag().register(fieldMeanings, {
      filingTypes: ["ADD_ACCESS"],
      title: { zh: "负责人身份证地址已变更", en: "Address on the principal's ID has changed" },
    }),
    subjectNature: z
      .enum(subjectNatures)
      .nullish()
      .transform((nature) => nature ?? undefined)
      .register(fieldMeanings, {
        filingTypes: ["CHANGE"],
        typeName: "SubjectNature",
        title: { zh: "已备案的主体性质", en: "Subject nature on record" },
        labels: subjectNatureLabels,
      }),
    subjectName: optionalLine().register(fieldMeanings, {
      filingTypes: ["CHANGE"],
      title: { zh: "已备案的主体名称", en: "Subject name on record" },
    }),
    siteCount: optionalCount().register(fieldMeanings, {
      filingTypes: ["ADD_SITE"],
      title: { zh: "已备案的网站数", en: "Sites on record" },
    }),
  })
  .register(fieldMeanings, {
    filingTypes: ["ADD_SITE", "ADD_ACCESS", "CHANGE"],
    typeName: "ExistingFilingInput",
    title: { zh: "已备案信息", en: "Filing on record" },
    description: {
      zh: "工信部已有的备案信息，用于新增网站、新增接入和变更备案。",
      en: "What MIIT holds already, for ADD_SITE, ADD_ACCESS and CHANGE.",
    },
  });

/**
 * What an applicant hands in: the one description of its shape. GraphQL input, form, samples and checks follow from it.
 * Parsing checks shape and characters only; whether the content will do is for the rules to say.
 */
export const formSchema = z
  .object({
    type: filingType.default("FIRST"),
    subject,
    principal,
    website: website.nullish().transform((given) => given ?? undefined),
    existing: existing.nullish().transform((given) => given ?? undefined),
    submittedOn: optionalDate().register(fieldMeanings, {
      kind: "DATE",
      title: { zh: "提交日期", en: "Handed in on" },
      description: { zh: "不填即为今天。", en: "Today unless given." },
    }),
  })
  .register(fieldMeanings, {
    typeName: "FilingInput",
    title: { zh: "备案信息", en: "Filing" },
    description: {
      zh: "申请人提交的备案信息；只用于核对，从不保存。",
      en: "What an applicant hands in; it is checked and never stored.",
    },
  });

/** The form with what requirements ask beside it. */
export const filingSchema = formSchema.extend({ answers: answersSchema });

/** A filing as the checks see it: normalised, with every default filled in. */
export type Filing = z.output<typeof filingSchema>;
/** A filing as people and programs write it. */
export type FilingInput = z.input<typeof filingSchema>;
