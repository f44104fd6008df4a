import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const partyConfirmation = defineRequirement({
  key: "party-confirmation",
  topic: "MATERIALS",
  title: { zh: "党建确认函", en: "Confirmation of party building" },
  description: { zh: "备案时何时须提交党建确认函。", en: "When the confirmation of party building is handed in." },
  appliesTo: everybody,
  value: choice({
    FIRST_FILING: { zh: "首次备案须交", en: "with a first filing" },
    ALL_BUT_CANCELLATION: {
      zh: "除注销、取消接入和不动域名的变更外都须交",
      en: "with all but cancellations and changes that leave the domain alone",
    },
  }),
});
