import type { ShippedKey } from "../catalogue/shipped-values.generated.ts";
import type { Text } from "../locale.ts";
import type { QuestionKey } from "../requirement/topic.ts";

/** A question of the FAQ: what is asked, and what can be said without looking at any province's rules. */
export interface Question {
  readonly key: QuestionKey;
  readonly title: Text;
  /** Advice that holds everywhere; what depends on a province comes from its rules. */
  readonly advice: Text;
  /** Keys of the requirements whose rules answer it, in the catalogue's order. */
  readonly requirements: readonly ShippedKey[];
  /** Keys of universal checks that belong to it, beside those of its requirements. */
  readonly checks?: readonly string[];
}

/** The 18 questions in the FAQ's order. */
export const questions: readonly Question[] = [
  {
    key: "question1",
    title: { zh: "备案省份由什么决定？", en: "What decides the province of a filing?" },
    advice: {
      zh: "备案省份看主体证件上的地址，与服务器所在地、通信地址、身份证号前几位无关。单位要在外省备案的，以当地分公司作为主体申请。",
      en: "The address on the subject's certificate decides, not where the server stands, the contact address or the digits of an ID number. An organisation files in another province through a branch there.",
    },
    requirements: ["organisation-filing-province", "individual-filing-province", "individual-residence-proofs"],
  },
  {
    key: "question2",
    title: { zh: "新增网站时提示营业执照号不对怎么办？", en: "Adding a site: the licence number is said to be wrong" },
    advice: {
      zh: "先查工信部记录的证件号码：若是旧证件号，先提交变更主体改为新号，再新增网站；若不是，请联系接入商协助核对。",
      en: "Look at the number on record with MIIT first: if it is an old one, change the subject to the new number, then add the site; otherwise ask the access provider.",
    },
    requirements: ["certificate-number-must-be-current", "old-certificate-access"],
  },
  {
    key: "question3",
    title: { zh: "营业执照上有好几个号码，填哪一个？", en: "Which of the licence's numbers is to be entered?" },
    advice: {
      zh: "三证合一的执照填统一社会信用代码，未合一的填注册号；不填税务登记号或组织机构代码。",
      en: "The unified social credit code of a merged licence, else the registration number; never the tax or organisation code number.",
    },
    requirements: ["merged-licence-number"],
    checks: ["certificate-number"],
  },
  {
    key: "question4",
    title: { zh: "通信地址没有门牌号怎么填？", en: "The contact address has no house number" },
    advice: {
      zh: "如实填写到最详细的一级，并在备注中说明通信地址已为最详细地址。",
      en: "Write it as far down as it goes, and remark that it is the most detailed address.",
    },
    requirements: ["house-number"],
  },
  {
    key: "question5",
    title: {
      zh: "单位备案时主体负责人可以不填法定代表人吗？",
      en: "May an organisation's principal be someone other than its legal representative?",
    },
    advice: {
      zh: "各省要求不同；法定代表人本人担任主体负责人在任何省份都无须授权书。",
      en: "It depends on the province; a legal representative needs no letter anywhere.",
    },
    requirements: ["principal-legal-representative"],
  },
  {
    key: "question6",
    title: { zh: "负责人电话必须是本省的吗？", en: "Must the principal's phone be of the province?" },
    advice: { zh: "各省要求不同。", en: "It depends on the province." },
    requirements: ["organisation-mobile-locality", "individual-mobile-locality"],
  },
  {
    key: "question7",
    title: {
      zh: "分公司的主体负责人不是法定代表人怎么办？",
      en: "A branch whose principal isn't its legal representative",
    },
    advice: {
      zh: "按分公司证件所在省份的规则办理。",
      en: "The rules of the province on the branch's own certificate count.",
    },
    requirements: ["principal-legal-representative", "branch-principal"],
  },
  {
    key: "question8",
    title: {
      zh: "以前备案的负责人不是法定代表人，现在能新增网站吗？",
      en: "The principal on record isn't the legal representative: can a site be added?",
    },
    advice: {
      zh: "以现行规则为准：已备案信息与现行规则冲突的，先变更为符合规则的信息，再新增网站。",
      en: "Today's rules count: what is on record and breaks them is changed first, then the site is added.",
    },
    requirements: ["principal-legal-representative", "existing-filing-must-comply", "organisation-site-mismatch"],
  },
  {
    key: "question9",
    title: { zh: "要求填座机，没有座机怎么办？", en: "A landline is asked for and there is none" },
    advice: { zh: "座机在任何省份都可以填写。", en: "A landline is taken everywhere." },
    requirements: [
      "organisation-office-phone",
      "individual-office-phone",
      "office-phone-mobile-remark",
      "office-phone-differs-from-mobile",
    ],
    checks: ["office-phone-form"],
  },
  {
    key: "question10",
    title: { zh: "备案手机号必须是本省的吗？", en: "Must the mobile be of the province?" },
    advice: {
      zh: "有明确规定的省份填本省号码，没有规定的可填外省号码，但必须真实。",
      en: "Where the province says so; where it doesn't any province's will do, but it has to be real.",
    },
    requirements: ["organisation-mobile-locality", "individual-mobile-locality", "contact-number-demands"],
    checks: ["mobile-form"],
  },
  {
    key: "question11",
    title: { zh: "域名所有者与备案主体必须一致吗？", en: "Must the domain owner agree with the filing?" },
    advice: {
      zh: "域名须先完成实名认证，按持有者的名称、证件类型和号码核对。",
      en: "The domain is real-name registered first; name, certificate type and number of its owner are compared.",
    },
    requirements: ["domain-owner-organisation", "domain-owner-individual"],
    checks: ["domain-form"],
  },
  {
    key: "question111",
    title: { zh: "主体在其他账号备案过怎么办？", en: "The subject is filed in another account" },
    advice: {
      zh: "要保留原备案的，申请备案迁移，把信息转到新账号；不再需要的，注销主体，但其下网站会一并注销。",
      en: "To keep it, transfer the filing to the new account; if it isn't needed, cancel the subject, which cancels its sites too.",
    },
    requirements: ["subject-one-account"],
  },
  {
    key: "question12",
    title: {
      zh: "个人备案的负责人能同时做企业的网站负责人吗？",
      en: "Can an individual's principal be a company's website manager too?",
    },
    advice: {
      zh: "可以：个人与企业是不同的备案主体。",
      en: "Yes: an individual and an enterprise are different subjects.",
    },
    requirements: ["website-manager-own-individual-filing", "website-manager-companies"],
  },
  {
    key: "question13",
    title: {
      zh: "接入备案时新旧身份证地址不一致怎么办？",
      en: "Adding access: the ID card's old and new address differ",
    },
    advice: {
      zh: "接入备案不能同时变更信息。",
      en: "Data can't be altered while access is added.",
    },
    requirements: [
      "access-id-address-change-first",
      "access-with-change",
      "organisation-access-mismatch",
      "individual-access-mismatch",
    ],
    checks: ["principal-id-card"],
  },
  {
    key: "question14",
    title: { zh: "收不到验证码怎么办？", en: "No verification code arrives" },
    advice: {
      zh: "先检查短信是否被手机拦截，再确认号码填写无误、能正常接收短信。",
      en: "See whether the phone blocked the message, then whether the number is right and takes messages.",
    },
    requirements: ["sms-verification", "sms-verification-hours", "sms-verification-wrong-tries"],
  },
  {
    key: "question15",
    title: { zh: "提示不支持该手机号段怎么办？", en: "The mobile's segment is said to be unsupported" },
    advice: {
      zh: "换用受支持号段的手机号；也可填亲友能正常接听的号码，但不得违反号码不得共用的规定。",
      en: "Use a number of a supported segment, or one of a relative or friend that is answered, unless sharing numbers is forbidden.",
    },
    requirements: ["mobile-segments"],
    checks: ["mobile-form"],
  },
  {
    key: "question16",
    title: { zh: "一个电话能备案多个主体吗？", en: "Can one phone serve several subjects?" },
    advice: { zh: "各省要求不同。", en: "It depends on the province." },
    requirements: ["phone-shared-between-subjects", "subjects-per-mobile"],
  },
  {
    key: "question17",
    title: { zh: "提示工商信息不匹配怎么办？", en: "The business registration is said not to match" },
    advice: {
      zh: "常见原因有三：证件刚注册或更新，数据尚未同步；主办者性质选错；证件信息填错。",
      en: "Three usual causes: the certificate is new and not yet synchronised, the wrong nature was chosen, or the certificate's data were mistyped.",
    },
    requirements: ["certificate-sync-days"],
    checks: ["certificate-type"],
  },
];

const byKey = new Map<string, Question>(questions.map((question) => [question.key, question]));

export function findQuestion(key: string): Question | null {
  return byKey.get(key) ?? null;
}
