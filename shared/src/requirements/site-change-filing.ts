import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

export const siteChangeFiling = defineRequirement({
  key: "site-change-filing",
  topic: "PROCESS",
  title: { zh: "变更网站", en: "Changing a site" },
  description: {
    zh: "能否单独办理变更网站（只变更网站信息）。",
    en: "Whether a site can be changed by a filing of its own.",
  },
  appliesTo: everybody,
  filingTypes: ["CHANGE"],
  value: boolean({
    yes: { zh: "可单独办理变更网站", en: "can be changed by itself" },
    no: { zh: "只能办理变更备案，不能单独变更网站", en: "only by a change of the whole filing" },
  }),
});
