/** A filing that passes in every province whose certificate address it bears, as JSON from a front end. */
export function enterpriseOf(place: string, changes: { subject?: object; principal?: object; website?: object } = {}) {
  return {
    type: "FIRST",
    subject: {
      nature: "ENTERPRISE",
      name: "示例科技有限公司",
      certificate: { type: "BUSINESS_LICENSE", number: "91350100M000100Y43", address: `${place}示例路1号` },
      communicationAddress: `${place}示例路1号`,
      ...changes.subject,
    },
    principal: {
      name: "张三",
      isLegalRepresentative: true,
      mobile: "13800138000",
      officePhone: "010-62345678",
      emergencyPhone: "13800138001",
      ...changes.principal,
    },
    website: { domain: "example.cn", domainOwner: "示例科技有限公司", ...changes.website },
  };
}
