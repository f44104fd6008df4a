import { altered, individualExample, organisationExample } from "../../filing/filing.example.ts";
import type { FilingInput } from "../../filing/schema.ts";
import type { RulesExample } from "../../rulebook/rulebook.example.ts";

// Test support: the cases of this folder are run by findings.test.ts.

/**
 * A situation in words, the rules of Zhejiang in it, the filing, and what is found: severity, code, path. A rule isn't
 * recorded unless named.
 */
export type Case = readonly [situation: string, rules: RulesExample, filing: FilingInput, expected: readonly string[]];

/** An organisation of Zhejiang with nothing to object to. */
export const organisation = altered(organisationExample, {
  principal: { mobileProvince: "ZJ", birthDate: "1980-05-01" },
  website: { domain: "example.com", domainOwner: "杭州示例科技有限公司", managerName: "王五" },
});

/** An individual of Zhejiang with nothing to object to. */
export const individual = altered(individualExample, {
  principal: { mobileProvince: "ZJ" },
  website: { domain: "example.com", domainOwner: "李四", managerName: "李四" },
});

export const outside = "江苏省南京市玄武区中山路 1 号";
