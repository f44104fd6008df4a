import type { IsHostAllowed } from "../domain/webhooks/subscriber-url.ts";

/**
 * The hosts that webhooks may reach by http or at private addresses, each a name or an address, with a port or at any;
 * answers the first entry that is none of these in place of a rule.
 */
export function allowedHostsOf(entries: readonly string[]): IsHostAllowed | { readonly wrong: string } {
  const allowed = new Set<string>();
  for (const entry of entries) {
    const url = /[/?#@\s]/.test(entry) ? null : URL.parse(`any://${entry}`);
    const plain = url && URL.parse(`http://${entry}`);
    if (!url || !plain || plain.hostname === "") return { wrong: entry };
    allowed.add(url.port === "" ? plain.hostname : `${plain.hostname}:${url.port}`);
  }
  return ({ hostname, port, protocol }) =>
    allowed.has(hostname) || allowed.has(`${hostname}:${port || (protocol === "https:" ? "443" : "80")}`);
}
