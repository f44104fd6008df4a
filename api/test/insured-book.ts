import type { Definition } from "@beian/shared";
import { shippedDefinitions } from "@beian/shared";
import { openStore } from "../src/store/open.ts";
import type { NewDefinition } from "../src/store/ports/definitions.ts";
import { publishIn, revisionOf, yes } from "./store/contract/any-store.ts";

const words = (zh: string, en: string) => ({ zh, en });

/** A demand that only Hunan makes, of answers of every type. */
export const insurance: Definition = {
  key: "custom-manager-insurance",
  topic: "MATERIALS",
  title: words("网站负责人社保", "Website manager's social insurance"),
  description: words("网站负责人须由本单位缴纳社保。", "The manager is insured by the organisation."),
  appliesTo: ["ENTERPRISE"],
  filingTypes: ["FIRST"],
  value: { type: "BOOLEAN", yes: words("须缴纳", "needed"), no: words("不要求", "not needed") },
  facts: [
    { key: "hasProof", type: "FLAG", title: words("有社保证明", "Has a proof of insurance") },
    { key: "paidSince", type: "DAY", title: words("社保缴纳起始日", "Insured since") },
    { key: "months", type: "NUMBER", title: words("已缴纳月数", "Months paid") },
    { key: "office", type: "TEXT", title: words("社保经办机构", "Insurance office") },
  ],
  findings: [
    {
      key: "missing",
      at: "own.hasProof",
      message: words("缺少社保证明。", "The proof of insurance is missing."),
      remedy: words("请提供社保缴纳证明。", "Hand in a proof."),
    },
    { key: "not-yet", at: "own.paidSince", message: words("社保尚未开始缴纳。", "Nothing is paid yet.") },
    { key: "too-few", at: "own.months", message: words("社保缴纳月数不足。", "Too few months are paid.") },
  ],
  rows: [
    { when: "!value", then: "PASSED" },
    { when: "!own.hasProof", then: "FAILED", findings: ["missing"] },
    { when: "own.paidSince > on", then: "FAILED", findings: ["not-yet"] },
    { when: "own.months < 3", then: "FAILED", findings: ["too-few"] },
    { when: 'own.office == ""', then: "UNDECIDED" },
    { when: "true", then: "PASSED" },
  ],
};

/** Has a database hold the demand, beside the product's own definitions, and Hunan make it. */
export async function insure(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir, now: () => new Date(), mustExist: true });
  try {
    await store.transaction(async (tx) => {
      const isDefined = (await store.definitions.latest(shippedDefinitions.map(({ key }) => key))).every(Boolean);
      const effectiveFrom = "2020-01-01";
      const recorded = (content: Definition): NewDefinition => ({
        requirement: content.key,
        content,
        effectiveFrom,
        correction: false,
      });
      const { number } = await tx.changes.create({ title: "社保", reason: "测试", authorId: null });
      const [first] = await tx.definitions.append(
        number,
        [...(isDefined ? [] : shippedDefinitions), insurance].map(recorded),
      );
      const publishedAt = first?.recordedAt ?? tx.at;
      await tx.changes.update(number, 1, { status: "PUBLISHED", effectiveFrom, publishedAt });
      await publishIn(tx, [revisionOf("HN", insurance.key, yes, effectiveFrom)], effectiveFrom);
    });
  } finally {
    await store.close();
  }
}

// A process of its own for whoever doesn't know the API: the data directory is named after the program.
if (import.meta.main) await insure(process.argv[2] ?? "");
