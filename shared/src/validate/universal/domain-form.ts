import { ask, correction } from "../../cures/candidate.ts";
import { failed, notApplicable, passed } from "../../findings/check-result.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import { checkDomain, normaliseDomain } from "../../identifiers/domain.ts";
import type { UniversalCheck } from "../universal-check.ts";

const domainFormat = defineFinding({
  code: "DOMAIN_FORMAT",
  meaning: {
    zh: "不是可备案的域名：应为注册的域名本身，不含协议、路径或子域名。",
    en: "Not a name that can be filed: the registered name itself, without scheme, path or subdomain.",
  },
  message: {
    zh: "域名应为注册的域名本身，如 example.cn，不含 http、www 或路径。",
    en: "A domain is the registered name itself, such as example.cn, without http, www or a path.",
  },
  remedy: { zh: "请只填注册的域名。", en: "Write the registered name only." },
  cures({ path, facts: { filing } }) {
    const registered = registrableWithin(filing.website?.domain ?? "");
    return [registered === null ? ask(path, "example.cn") : correction(path, registered)];
  },
});

/** The registered name of a host that stands in what was typed, such as an address with scheme and path. */
function registrableWithin(typed: string): string | null {
  const host = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u.exec(normaliseDomain(typed))?.[0];
  return host === undefined ? null : checkDomain(host).registrable;
}

const malformed = failed(finding(domainFormat, ["website", "domain"]));

export const domainForm: UniversalCheck = {
  key: "domain-form",
  title: { zh: "域名格式", en: "Form of the domain" },
  findings: [domainFormat],
  check({ domain }) {
    if (domain === null) return notApplicable;
    // Only the registrable name is filed, never a name below it.
    return domain.form === "VALID" && domain.registrable === domain.domain ? passed : malformed;
  },
};
