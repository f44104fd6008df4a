import { BlockList, isIP } from "node:net";
import { settingOf } from "./settings.ts";

/** Whether a request may read the metrics: all that it says it came by has to lie in METRICS_FROM. */
export function mayReadMetrics(forwardedFor: string | null): boolean {
  const text = settingOf("METRICS_FROM");
  if (text === "none" || !forwardedFor) return false;
  const list = networksOf(text);
  return forwardedFor.split(",").every((each) => isWithin(list, each.trim()));
}

export function networksOf(text: string): BlockList {
  const list = new BlockList();
  for (const entry of text.split(",").map((each) => each.trim())) {
    const [address = "", bits] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (isIP(address) === 0) continue;
    const prefix = Number(bits);
    if (bits === undefined) list.addAddress(address, family);
    else if (/^\d{1,3}$/.test(bits) && prefix <= (family === "ipv6" ? 128 : 32))
      list.addSubnet(address, prefix, family);
  }
  return list;
}

export function isWithin(list: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  const family = isIP(plain);
  return family !== 0 && list.check(plain, family === 6 ? "ipv6" : "ipv4");
}
