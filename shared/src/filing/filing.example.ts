import type { Facts } from "./facts.ts";
import { factsOf } from "./facts.ts";
import { parseFiling } from "./parse-filing.ts";
import type { FilingInput } from "./schema.ts";

/** An enterprise whose filing is in order; for tests, which change one thing at a time. */
export const organisationExample: FilingInput = {
  subject: {
    nature: "ENTERPRISE",
    name: "杭州示例科技有限公司",
    certificate: {
      type: "BUSINESS_LICENSE",
      number: "91330106MA27XXXX7U",
      address: "浙江省杭州市西湖区文三路 100 号",
    },
    communicationAddress: "浙江省杭州市西湖区文三路 100 号",
  },
  principal: { name: "张三", isLegalRepresentative: true, mobile: "13800000001", officePhone: "0571-88880001" },
};

/** An individual whose filing is in order. */
export const individualExample: FilingInput = {
  subject: {
    nature: "INDIVIDUAL",
    name: "李四",
    certificate: { type: "OTHER", number: "EX000001", address: "浙江省杭州市西湖区文三路 100 号" },
    communicationAddress: "浙江省杭州市西湖区文三路 100 号",
  },
  principal: { name: "李四", birthDate: "1990-01-01", mobile: "13800000002", officePhone: "13800000003" },
};

/** The facts of a filing as on 24 November 2026; throws where it can't be read. */
export function factsOfExample(input: FilingInput): Facts {
  const parsed = parseFiling(input);
  if (!parsed.ok)
    throw new Error(parsed.problems.map(({ path, message }) => `${path.join(".")}: ${message.en}`).join("; "));
  return factsOf(parsed.filing, "2026-11-24");
}

/** A filing with some fields changed, however deep; undefined takes a field out. */
export function altered(filing: FilingInput, changes: Changes<FilingInput>): FilingInput {
  return merge(filing, changes) as FilingInput;
}

export type Changes<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Changes<T[K]> }
    : T;

function merge(before: unknown, changes: unknown): unknown {
  if (!isObject(before) || !isObject(changes)) return changes;
  const after: Record<string, unknown> = { ...before };
  for (const [key, change] of Object.entries(changes)) after[key] = merge(before[key], change);
  return after;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
