import { parse } from "tldts";
import { visible } from "./text.ts";

export interface CheckedDomain {
  readonly form: "VALID" | "MALFORMED";
  /** Lower case, in the script in which it was typed. */
  readonly domain: string;
  /**
   * The name as it is registered and filed, such as example.com.cn for www.example.com.cn, in the script in which it
   * was typed; null where MALFORMED. A subdomain is VALID: whoever takes registered names only compares the two.
   */
  readonly registrable: string | null;
}

/**
 * A domain name under a public suffix that ICANN delegates (a platform's own suffixes, such as github.io, don't
 * count). MALFORMED: no domain name at all, an address with scheme or path, an IP address, an unknown suffix, a
 * suffix by itself. Names in Chinese are taken both as they are and in their xn-- form.
 */
export function checkDomain(raw: string): CheckedDomain {
  const domain = normaliseDomain(raw);
  const ascii = toAscii(domain);
  if (ascii === null || ascii.length > 253 || !ascii.split(".").every((label) => oneLabel.test(label))) {
    return { form: "MALFORMED", domain, registrable: null };
  }
  const { domain: registrable, isIcann, isIp } = parse(domain, { validateHostname: false });
  if (!registrable || !isIcann || isIp) return { form: "MALFORMED", domain, registrable: null };
  return { form: "VALID", domain, registrable };
}

/** A domain as two of them compare: NFKC, lower case, full stops of any script as dots, nothing invisible about it. */
export function normaliseDomain(raw: string): string {
  return plain.test(raw) ? raw : visible(raw).replace(/[。｡]/g, ".").toLowerCase().trim();
}

/**
 * The xn-- form by the URL Standard, which browsers and servers share; null where there is none. What is typed in
 * that form is taken as it is: engines differ in how closely they look at it.
 */
function toAscii(domain: string): string | null {
  if (plain.test(domain)) return domain;
  if (notInHosts.test(domain)) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

const oneLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const plain = /^[a-z0-9.-]+$/;
const notInHosts = /[\s\p{Cf}/?#@:\\[\]%&=+,;!$'"*()<>^`{|}]/u;

// Of the web platform and of Node alike; this package is compiled without the types of either.
declare const URL: { new (url: string): { readonly hostname: string } };
