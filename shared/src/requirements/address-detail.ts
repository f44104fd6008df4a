import { individuals, organisations } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const detail = choice({
  ROOM_NUMBER: { zh: "须写到房间号", en: "to the room number" },
  VILLAGE_OR_STREET_NUMBER: {
    zh: "农村写到村，城镇写到门牌或信箱",
    en: "the village in the country, street number or box in town",
  },
});

export const organisationAddressDetail = defineRequirement({
  key: "organisation-address-detail",
  topic: "CONTACT",
  title: { zh: "单位通信地址的详细程度", en: "Detail of an organisation's address" },
  description: {
    zh: "单位的通信地址须写到哪一级。",
    en: "How detailed an organisation's contact address has to be.",
  },
  appliesTo: organisations,
  value: detail,
});

export const individualAddressDetail = defineRequirement({
  key: "individual-address-detail",
  topic: "CONTACT",
  title: { zh: "个人通信地址的详细程度", en: "Detail of an individual's address" },
  description: {
    zh: "个人的通信地址须写到哪一级。",
    en: "How detailed an individual's contact address has to be.",
  },
  appliesTo: individuals,
  value: detail,
});
