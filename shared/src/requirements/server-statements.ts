import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

const values = choices(
  {
    MULTI_PROVINCE_IP_REMARK: {
      zh: "多个不同省的 IP 须备注",
      en: "remark where IP addresses are of several provinces",
    },
    SEVERAL_RESOURCES_STATEMENT: {
      zh: "关联资源多于 1 个须说明",
      en: "statement where more than one resource is linked",
    },
    FILED_IP_MUST_MATCH: { zh: "已备案网站的解析 IP 须与备案一致", en: "sites on record resolve to the IP on record" },
  },
  { none: { zh: "没有另外要求", en: "none" } },
);

export const organisationServerStatements = defineRequirement({
  key: "organisation-server-statements",
  topic: "PROCESS",
  title: { zh: "单位服务器和 IP 的要求", en: "Servers and IP addresses of organisations" },
  description: {
    zh: "对单位网站的服务器和 IP 有什么要求。",
    en: "What is asked about the servers and IP addresses of an organisation.",
  },
  appliesTo: organisations,
  value: values,
});

export const individualServerStatements = defineRequirement({
  key: "individual-server-statements",
  topic: "PROCESS",
  title: { zh: "个人服务器和 IP 的要求", en: "Servers and IP addresses of individuals" },
  description: {
    zh: "对个人网站的服务器和 IP 有什么要求。",
    en: "What is asked about the servers and IP addresses of an individual.",
  },
  appliesTo: individuals,
  value: values,
});
