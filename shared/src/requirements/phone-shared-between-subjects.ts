import { becomes } from "../cures/candidate.ts";
import { everybody } from "../filing/vocabulary.ts";
import { failed, passed, undecided, undecidedBecause } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const reused = defineFinding({
  code: "PHONE_REUSED",
  meaning: {
    zh: "手机或办公电话已用于其他主体；该省有规定的按规定，没有记载的仅提醒。",
    en: "The mobile or office phone is used by other subjects: judged by the province's rule, a warning where none is recorded.",
  },
  message: {
    zh: "该号码已用于其他主体的备案，部分省份不允许。",
    en: "Other subjects filed with this number, which some provinces forbid.",
  },
  remedy: { zh: "请换用没有用于其他主体的号码。", en: "Give a number that no other subject uses." },
  cures: becomes(false),
});

const path = ["principal", "phoneSharedWithOtherSubjects"];

export const phoneSharedBetweenSubjects = defineRequirement({
  key: "phone-shared-between-subjects",
  topic: "CONTACT",
  title: { zh: "一个号码用于多个主体", en: "One number for several subjects" },
  description: {
    zh: "同一手机或办公电话能否用于多个主体的备案。",
    en: "Whether one mobile or office phone may serve several subjects.",
  },
  appliesTo: everybody,
  value: choice({
    FORBIDDEN: { zh: "不能用于多个主体", en: "one subject only" },
    ALLOWED: { zh: "可用于多个主体", en: "several subjects allowed" },
  }),
  questions: ["question16"],
  findings: [reused],
  check: (value, { filing }) =>
    value === "FORBIDDEN" && filing.principal.phoneSharedWithOtherSubjects ? failed(finding(reused, path)) : passed,
  unrecorded: (_, { filing }) =>
    filing.principal.phoneSharedWithOtherSubjects ? undecidedBecause(finding(reused, path, {}, "WARNING")) : undecided,
});
