import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

export const hongKongMacaoTaiwanPapers = defineRequirement({
  key: "hong-kong-macao-taiwan-papers",
  topic: "MATERIALS",
  title: { zh: "港澳台居民的证件", en: "Papers of residents of Hong Kong, Macao and Taiwan" },
  description: {
    zh: "负责人或个人是港澳台居民时，用什么证件。",
    en: "What residents of Hong Kong, Macao and Taiwan are identified by.",
  },
  appliesTo: everybody,
  value: choices(
    {
      RESIDENCE_PERMIT: { zh: "港澳台居民居住证", en: "residence permit" },
      TRAVEL_PERMIT: { zh: "来往内地（大陆）通行证", en: "travel permit to the mainland" },
      PASSPORT: { zh: "护照", en: "passport" },
    },
    { none: { zh: "没有记载", en: "none recorded" } },
  ),
});
