import { becomes } from "../cures/candidate.ts";
import { everybody } from "../filing/vocabulary.ts";
import { failed, passed, undecided } from "../findings/check-result.ts";
import { defineFinding, finding } from "../findings/finding.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { boolean } from "../values/value-spec.ts";

const overseas = defineFinding({
  code: "DOMAIN_REGISTRAR_OVERSEAS",
  meaning: {
    zh: "域名的注册商在境外，须先转入境内。",
    en: "The domain is with a registrar abroad and has to be moved to one in mainland China first.",
  },
  message: {
    zh: "域名的注册商在境外，不能备案。",
    en: "A domain of a registrar abroad can't be filed.",
  },
  remedy: {
    zh: "请先将域名转入境内注册商并完成实名认证。",
    en: "Transfer the domain to a registrar in mainland China and verify its owner there.",
  },
  cures: becomes(false),
});

export const overseasRegistrar = defineRequirement({
  key: "overseas-registrar-transfer-first",
  topic: "DOMAIN",
  title: { zh: "境外注册的域名", en: "Domains registered abroad" },
  description: {
    zh: "在境外注册商注册的域名，是否须先转入境内注册商。",
    en: "Whether a domain of a registrar abroad has to be moved to one in mainland China first.",
  },
  appliesTo: everybody,
  value: boolean({
    yes: { zh: "须先转入境内注册商", en: "to be moved to a mainland registrar first" },
    no: { zh: "无须转入", en: "taken as it is" },
  }),
  findings: [overseas],
  check(transferFirst, { filing }) {
    if (!transferFirst) return passed;
    const isOverseas = filing.website?.domainRegistrarOverseas;
    if (isOverseas === undefined) return undecided;
    return isOverseas ? failed(finding(overseas, ["website", "domainRegistrarOverseas"])) : passed;
  },
});
