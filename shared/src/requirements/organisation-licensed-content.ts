import { organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

export const organisationLicensedContent = defineRequirement({
  key: "organisation-licensed-content",
  topic: "MATERIALS",
  title: { zh: "单位须有许可的内容", en: "Content for which organisations need a licence" },
  description: {
    zh: "该省点名要求单位另有许可或资格的网站内容。",
    en: "Content for which the province names a licence or status that an organisation has to have.",
  },
  appliesTo: organisations,
  value: choices(
    {
      GAME: { zh: "网络游戏：版号", en: "games: publication number" },
      BROADCAST: { zh: "广播电视节目、影视制作：许可证", en: "broadcasts and films: licence" },
      PUBLICATION: { zh: "图书期刊音像：出版许可证", en: "books, journals and recordings: publication licence" },
      DRUG: {
        zh: "药品医疗器械：互联网药品信息服务资格",
        en: "drugs and medical devices: qualification for drug information",
      },
      TRAVEL: { zh: "旅行社：许可证", en: "travel agencies: licence" },
      RELIGION: { zh: "宗教内容：宗教事务部门同意", en: "religion: consent of the religious affairs office" },
      LOCAL_PORTAL: { zh: "地方门户：限政府机构", en: "local portals: government bodies only" },
    },
    { none: { zh: "没有另外规定", en: "nothing of its own" } },
  ),
});
