import { ask } from "../cures/candidate.ts";
import type { Facts } from "../filing/facts.ts";
import type { SubjectNature } from "../filing/vocabulary.ts";
import { everybody } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

const forbidden = defineFinding({
  code: "DOMAIN_NAME_STATE_WORD",
  meaning: {
    zh: "域名含有该省只许国家单位使用的字样。",
    en: "The domain name holds words that the province keeps for bodies of the state.",
  },
  message: {
    zh: "域名含有“中国”“国家”等字样，该省只许国家单位使用。",
    en: "The domain name holds words such as 中国 or 国家, which this province keeps for bodies of the state.",
  },
  remedy: { zh: "请换用其他域名备案。", en: "File with another domain." },
  cures: ({ path }) => [ask(path, "example.cn")],
});

/** Natures among which bodies of the state are; which ones are can't be told from a filing. */
const mayBeOfTheState: readonly SubjectNature[] = ["GOVERNMENT", "INSTITUTION", "MILITARY", "SOCIAL_ORG", "OTHER"];

export const domainStateWords = defineRequirement({
  key: "domain-state-words",
  topic: "DOMAIN",
  title: { zh: "域名中的国家字样", en: "Words of the state in domain names" },
  description: {
    zh: "域名含“中国”“国家”等字样时，是否只许国家单位备案。",
    en: "Whether domain names with words such as 中国 or 国家 are kept for bodies of the state.",
  },
  appliesTo: everybody,
  value: choice({
    STATE_BODIES_ONLY: {
      zh: "含“中国”“国家”的仅限国家单位",
      en: "with 中国 or 国家 for bodies of the state only",
    },
    STATE_BODIES_ONLY_UNDER_CHINA: {
      zh: "“中国…….中国”仅限国家级单位",
      en: "of the form 中国….中国 for state-level bodies only",
    },
  }),
  findings: [forbidden],
  check(value, facts) {
    const found = holdsStateWord(value, facts);
    if (found === null) return undecided;
    if (!found) return passed;
    if (mayBeOfTheState.includes(facts.filing.subject.nature)) return undecided;
    return failed(finding(forbidden, ["website", "domain"]));
  },
});

/** Null where the domain isn't given or sound, or is typed in its xn-- form, which doesn't show the words. */
function holdsStateWord(
  value: "STATE_BODIES_ONLY" | "STATE_BODIES_ONLY_UNDER_CHINA",
  { domain }: Facts,
): boolean | null {
  const registrable = domain?.registrable;
  if (!registrable) return null;
  const name = registrable.slice(0, registrable.indexOf("."));
  if (name.startsWith("xn--")) return null;
  if (value === "STATE_BODIES_ONLY") return name.includes("中国") || name.includes("国家");
  return name.startsWith("中国") && /\.(?:中国|xn--fiqs8s)$/.test(registrable);
}
