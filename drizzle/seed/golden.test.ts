import { contentInWords, provinces, rulesOf, shippedCatalogue, topicLabels } from "@beian/shared";
import { expect, test } from "vitest";
import { seededRulebook } from "./seeded-rulebook.example.ts";

const { requirements } = shippedCatalogue;

// Every cell in words, gathered by value, so that whoever reviews a change of the seed sees what it does.
test("provinces and requirements", async () => {
  await expect(matrix()).toMatchFileSnapshot("./golden.md");
});

function matrix(): string {
  const book = seededRulebook("2026-11-24");
  const columns = provinces.map(({ code }) => rulesOf(book, code, requirements));
  const sections = requirements.map((requirement) => {
    const byWords = new Map<string, string[]>();
    for (const [index, { name }] of provinces.entries()) {
      const rule = columns[index]?.get(requirement.key);
      const words = rule ? contentInWords(requirement, rule).zh : "（没有记载）";
      byWords.set(words, [...(byWords.get(words) ?? []), name.zh]);
    }
    const rows = [...byWords].map(([words, names]) => `| ${words} | ${names.length} | ${names.join("、")} |`);
    const heading = `## ${topicLabels[requirement.topic].zh}：${requirement.title.zh}`;
    return [heading, "", "| 内容 | 省份数 | 省份 |", "| --- | --- | --- |", ...rows].join("\n");
  });
  return `# 2026-11-24 的规则\n\n${sections.join("\n\n")}\n`;
}
