import { readFileSync } from "node:fs";

/** As much of the product's schema as the published query asks for. */
export const typeDefs = `
  type Query { provinces: [Province!]! }
  type Province { code: String! name: String! rules: [Rule!]! }
  type Rule { requirement: Requirement! content: RuleContent! origin: String! effectiveFrom: String! effectiveUntil: String }
  type Requirement { key: String! title: String! }
  type RuleContent { summary: String! strictness: String! }
`;

/** The answer's own objects, so that no resolver has anything to work out. */
export const provinces: unknown = JSON.parse(readFileSync(process.env.REPLIES ?? "", "utf8")).map((text: string) =>
  JSON.parse(text),
)[0].data.provinces;
