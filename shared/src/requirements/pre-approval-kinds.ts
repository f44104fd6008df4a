import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

export const preApprovalKinds = defineRequirement({
  key: "pre-approval-kinds",
  topic: "MATERIALS",
  title: { zh: "须前置审批的业务", en: "Business that needs prior approval" },
  description: {
    zh: "网站涉及哪些业务时，须先取得主管部门的前置审批。",
    en: "Business for which a site needs the approval of the competent authority before it is filed.",
  },
  appliesTo: everybody,
  value: choices(
    {
      NEWS: { zh: "新闻", en: "news" },
      PUBLISHING: { zh: "出版", en: "publishing" },
      DRUG: { zh: "药品和医疗器械", en: "drugs and medical devices" },
      CULTURE: { zh: "文化", en: "culture" },
      BROADCAST: { zh: "广播电影电视", en: "broadcasts and films" },
      GAME: { zh: "网络游戏", en: "games" },
      ANIMATION: { zh: "动漫动画", en: "animation" },
      TUTORING: { zh: "校外培训", en: "tutoring" },
      FINANCE: { zh: "金融", en: "finance" },
      RIDE_HAILING: { zh: "网约车", en: "ride hailing" },
    },
    { none: { zh: "没有", en: "none" } },
  ),
});
