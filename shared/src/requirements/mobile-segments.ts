import { ask } from "../cures/candidate.ts";
import { exampleMobile } from "../cures/examples.ts";
import { everybody } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices } from "../values/value-spec.ts";

const segmentUnsupported = defineFinding({
  code: "MOBILE_SEGMENT_UNSUPPORTED",
  meaning: {
    zh: "手机号码的前三位不在支持的号段内。",
    en: "The mobile's first three digits are none of the supported segments.",
  },
  message: {
    zh: "该手机号段可能收不到核验短信。",
    en: "The verification message may not reach a number of this segment.",
  },
  remedy: {
    zh: "请换一个支持的号段，或填写亲友能正常接听的手机号码。",
    en: "Give a number of a supported segment, or a relative's or friend's that is answered.",
  },
  cures: ({ path, facts, value }) =>
    Array.isArray(value) && value.length > 0 ? [ask(path, exampleMobile(facts, value[0]))] : [],
});

const firstSegment = 130;
const lastSegment = 199;

/** Every segment that a mobile number can begin with; the digits are their own label. */
const segments: Readonly<Record<string, Text>> = Object.fromEntries(
  Array.from({ length: lastSegment - firstSegment + 1 }, (_, index) => {
    const segment = String(firstSegment + index);
    return [segment, { zh: segment, en: segment }];
  }),
);

export const mobileSegments = defineRequirement({
  key: "mobile-segments",
  topic: "CONTACT",
  title: { zh: "支持的手机号段", en: "Supported mobile segments" },
  description: {
    zh: "能收到核验短信的手机号段（号码的前三位）。",
    en: "The segments (first three digits) whose numbers get the verification message.",
  },
  appliesTo: everybody,
  value: choices(segments, { none: { zh: "不支持任何号段", en: "none" } }),
  questions: ["question15"],
  findings: [segmentUnsupported],
  check(supported, { mobile, mobileIsWellFormed }) {
    if (!mobileIsWellFormed) return undecided;
    return supported.includes(mobile.slice(0, 3))
      ? passed
      : failed(finding(segmentUnsupported, ["principal", "mobile"]));
  },
});
