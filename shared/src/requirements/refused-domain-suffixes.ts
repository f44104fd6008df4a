import { ask } from "../cures/candidate.ts";
import type { Facts } from "../filing/facts.ts";
import { individuals, organisations } from "../filing/vocabulary.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choices, optionLabel } from "../values/value-spec.ts";

const suffixes = choices(
  {
    HK: same(".hk"),
    TW: same(".tw"),
    ASIA: same(".asia"),
    JP: same(".jp"),
    IO: same(".io"),
    ME: same(".me"),
    WIN: same(".win"),
    ORG: same(".org"),
  },
  { none: { zh: "没有另外拒收的后缀", en: "none refused" } },
);

const refused = defineFinding<{ suffix: Text }>({
  code: "DOMAIN_SUFFIX_REFUSED",
  meaning: { zh: "该省不收这种后缀的域名。", en: "The province takes no domains of this suffix." },
  message: ({ suffix }) => ({
    zh: `该省不收后缀为 ${suffix.zh} 的域名。`,
    en: `This province takes no domains under ${suffix.en}.`,
  }),
  remedy: { zh: "请换用该省可备案后缀的域名。", en: "File a domain under a suffix that the province takes." },
  cures: ({ path }) => [ask(path, "example.cn")],
});

function checkSuffix(value: readonly (keyof typeof suffixes.options)[], { filing, domain }: Facts): CheckResult {
  const registrable = domain?.registrable;
  if (!registrable) return undecided;
  const found = value.find((suffix) => registrable.endsWith(suffixes.options[suffix].zh));
  if (found === undefined) return passed;
  // An .org filed before 2018 may be given access still, and a filing doesn't say when that was.
  if (found === "ORG" && filing.type === "ADD_ACCESS") return undecided;
  return failed(finding(refused, ["website", "domain"], { suffix: optionLabel(suffixes, found) }));
}

export const organisationRefusedSuffixes = defineRequirement({
  key: "organisation-refused-domain-suffixes",
  topic: "DOMAIN",
  title: { zh: "单位不能备案的域名后缀", en: "Suffixes refused to organisations" },
  description: {
    zh: "单位备案时，该省不收的域名后缀。",
    en: "Domain suffixes that an organisation can't file here.",
  },
  appliesTo: organisations,
  value: suffixes,
  findings: [refused],
  check: checkSuffix,
});

export const individualRefusedSuffixes = defineRequirement({
  key: "individual-refused-domain-suffixes",
  topic: "DOMAIN",
  title: { zh: "个人不能备案的域名后缀", en: "Suffixes refused to individuals" },
  description: {
    zh: "个人备案时，该省不收的域名后缀。",
    en: "Domain suffixes that an individual can't file here.",
  },
  appliesTo: individuals,
  value: suffixes,
  findings: [refused],
  check: checkSuffix,
});

/** A suffix reads the same in both languages. */
function same(suffix: string): Text {
  return { zh: suffix, en: suffix };
}
