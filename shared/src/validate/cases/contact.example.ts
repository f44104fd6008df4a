import { altered } from "../../filing/filing.example.ts";
import type { Case } from "./case.ts";
import { individual, organisation } from "./case.ts";

const landline = { "organisation-office-phone": "LANDLINE_ONLY", "individual-office-phone": "MOBILE_ACCEPTED" };
const remark = { "office-phone-mobile-remark": ["CONTACT_NAME", "JOB_TITLE"] };
const differs = { "office-phone-differs-from-mobile": true };
const local = { "organisation-mobile-locality": "LOCAL_REQUIRED", "individual-mobile-locality": "LOCAL_REQUIRED" };
const localIfAway = {
  "organisation-mobile-locality": "LOCAL_IF_NON_LOCAL_ID",
  "individual-mobile-locality": "LOCAL_IF_NON_LOCAL_ID",
};
const segments = { "mobile-segments": ["138", "139"] };

const phone = (officePhone: string | undefined) => altered(organisation, { principal: { officePhone } });
const address = (communicationAddress: string | undefined, addressRemark?: string) =>
  altered(organisation, { subject: { communicationAddress, addressRemark } });
const issuedIn = (mobileProvince: "JS" | undefined, certificateAddress?: string, idNumber?: string) => ({
  ...(certificateAddress === undefined ? {} : { subject: { certificate: { address: certificateAddress } } }),
  principal: { mobileProvince, idNumber, birthDate: undefined },
});
const shared = { principal: { phoneSharedWithOtherSubjects: true } };

const missing = "ERROR OFFICE_PHONE_MISSING principal.officePhone";
const noName = "ERROR OFFICE_PHONE_REMARK_MISSING principal.officePhoneRemark.contactName";
const noTitle = "ERROR OFFICE_PHONE_REMARK_MISSING principal.officePhoneRemark.jobTitle";
const same = "ERROR OFFICE_PHONE_SAME_AS_PRINCIPAL_MOBILE principal.officePhone";
const notLocal = "ERROR MOBILE_NOT_LOCAL principal.mobileProvince";
const unknown = "INFO MOBILE_PROVINCE_UNKNOWN principal.mobileProvince";
const noNumber = "浙江省杭州市西湖区文三路";
const inJiangsu = "江苏省南京市玄武区中山路 1 号";
/** First issued in Zhejiang and in Beijing. */
const zhejiangId = "330106198005010010";
const beijingId = "11010519491231002X";

export const contactCases: readonly Case[] = [
  ["须为座机，填座机", landline, organisation, []],
  ["须为座机，填手机", landline, phone("13900000009"), ["ERROR OFFICE_PHONE_LANDLINE_REQUIRED principal.officePhone"]],
  ["可用手机，填手机", { "organisation-office-phone": "MOBILE_ACCEPTED" }, phone("13900000009"), []],
  ["单位没有填办公电话", landline, phone(undefined), [missing]],
  ["个人没有填办公电话", landline, altered(individual, { principal: { officePhone: undefined } }), [missing]],
  ["个人填手机，单位的规则与其无关", landline, individual, []],
  ["没有填办公电话，没有记载", {}, phone(undefined), []],
  ["办公电话无法识别", landline, phone("12345"), ["ERROR OFFICE_PHONE_FORMAT principal.officePhone"]],
  [
    "手机号码位数不对",
    {},
    altered(organisation, { principal: { mobile: "1380000000" } }),
    ["ERROR MOBILE_FORMAT principal.mobile"],
  ],

  ["填手机，没有备注", remark, phone("13900000009"), [noName, noTitle]],
  [
    "填手机，只备注了姓名",
    remark,
    altered(phone("13900000009"), { principal: { officePhoneRemark: { contactName: "王五" } } }),
    [noTitle],
  ],
  [
    "填手机，备注齐全",
    remark,
    altered(phone("13900000009"), { principal: { officePhoneRemark: { contactName: "王五", jobTitle: "行政" } } }),
    [],
  ],
  ["填手机，只须备注职务", { "office-phone-mobile-remark": ["JOB_TITLE"] }, phone("13900000009"), [noTitle]],
  ["填手机，无须备注", { "office-phone-mobile-remark": [] }, phone("13900000009"), []],
  ["填座机，无须备注", remark, organisation, []],
  ["个人填手机，无须备注", remark, individual, []],

  ["与负责人手机相同", differs, phone("+86 138-0000-0001"), [same]],
  ["与负责人手机不同", differs, phone("13900000009"), []],
  ["与负责人手机相同，无此要求", { "office-phone-differs-from-mobile": false }, phone("13800000001"), []],
  ["个人与本人手机相同", differs, altered(individual, { principal: { officePhone: "13800000002" } }), []],

  ["须为本省手机，是", local, organisation, []],
  ["须为本省手机，单位填外省的", local, altered(organisation, issuedIn("JS")), [notLocal]],
  ["须为本省手机，个人填外省的", local, altered(individual, issuedIn("JS")), [notLocal]],
  ["须为本省手机，没有填归属地", local, altered(organisation, issuedIn(undefined)), [unknown]],
  ["不限归属地", { "organisation-mobile-locality": "ANY" }, altered(organisation, issuedIn("JS")), []],
  ["归属地没有记载", {}, altered(organisation, issuedIn("JS")), []],
  [
    "外省证件须本省手机，个人外省证件外省手机",
    localIfAway,
    altered(individual, issuedIn("JS", inJiangsu)),
    ["WARNING PROVINCE_RULE_UNKNOWN subject.certificate.address", notLocal],
  ],
  ["外省证件须本省手机，个人本省证件外省手机", localIfAway, altered(individual, issuedIn("JS")), []],
  [
    "外省证件须本省手机，个人外省证件本省手机",
    localIfAway,
    altered(individual, { subject: { certificate: { address: inJiangsu } } }),
    ["WARNING PROVINCE_RULE_UNKNOWN subject.certificate.address"],
  ],
  [
    "外省证件须本省手机，单位负责人外省身份证外省手机",
    localIfAway,
    altered(organisation, issuedIn("JS", undefined, beijingId)),
    [notLocal],
  ],
  [
    "外省证件须本省手机，单位负责人本省身份证外省手机",
    localIfAway,
    altered(organisation, issuedIn("JS", undefined, zhejiangId)),
    [],
  ],
  ["外省证件须本省手机，看不出证件省份", localIfAway, altered(organisation, issuedIn("JS")), []],
  [
    "外省证件须本省手机，外省身份证，没有填归属地",
    localIfAway,
    altered(organisation, issuedIn(undefined, undefined, beijingId)),
    [unknown],
  ],

  ["号段在清单内", segments, organisation, []],
  [
    "号段不在清单内",
    segments,
    altered(organisation, { principal: { mobile: "19200000001" } }),
    ["ERROR MOBILE_SEGMENT_UNSUPPORTED principal.mobile"],
  ],
  ["号段没有记载", {}, altered(organisation, { principal: { mobile: "19200000001" } }), []],

  [
    "不能用于多个主体，已用于其他主体",
    { "phone-shared-between-subjects": "FORBIDDEN" },
    altered(organisation, shared),
    ["ERROR PHONE_REUSED principal.phoneSharedWithOtherSubjects"],
  ],
  ["不能用于多个主体，没有用于其他主体", { "phone-shared-between-subjects": "FORBIDDEN" }, organisation, []],
  ["可用于多个主体", { "phone-shared-between-subjects": "ALLOWED" }, altered(organisation, shared), []],
  [
    "已用于其他主体，没有记载",
    {},
    altered(individual, shared),
    ["WARNING PHONE_REUSED principal.phoneSharedWithOtherSubjects"],
  ],

  [
    "须有门牌号，没有",
    { "house-number": "REQUIRED" },
    address(noNumber),
    ["ERROR ADDRESS_NO_HOUSE_NUMBER subject.communicationAddress"],
  ],
  [
    "须有门牌号，备注也不行",
    { "house-number": "REQUIRED" },
    address(noNumber, "通信地址已为最详细地址"),
    ["ERROR ADDRESS_NO_HOUSE_NUMBER subject.communicationAddress"],
  ],
  ["须有门牌号，有", { "house-number": "REQUIRED" }, organisation, []],
  [
    "没有门牌号，没有备注",
    { "house-number": "REMARK_ACCEPTED" },
    address(noNumber),
    ["WARNING ADDRESS_NO_HOUSE_NUMBER_NEEDS_REMARK subject.addressRemark"],
  ],
  [
    "没有门牌号，备注已为最详细地址",
    { "house-number": "REMARK_ACCEPTED" },
    address(noNumber, "通信地址已为最详细地址"),
    [],
  ],
  ["没有填通信地址", { "house-number": "REQUIRED" }, address(undefined), []],
  ["没有门牌号，没有记载", {}, address(noNumber), []],
];
