import type { Definition, Layer, ProvinceCode, RuleContent } from "@beian/shared";
import { isProvinceCode, national, readDefinition, strictnesses } from "@beian/shared";
import { z } from "zod";

/** Reads what this store wrote as text; throws where the database holds what nobody of ours can have written. */

export function layerOf(text: string): Layer {
  return text === national ? national : provinceCodeOf(text);
}

export function provinceCodeOf(text: string): ProvinceCode {
  if (!isProvinceCode(text)) throw new Error(`the database names a province ${text}`);
  return text;
}

const contentSchema: z.ZodType<RuleContent> = z.strictObject({
  value: z.union([z.boolean(), z.string(), z.number(), z.array(z.string())]),
  strictness: z.enum(strictnesses),
  noteZh: z.string().optional(),
  noteEn: z.string().optional(),
});

export function contentOf(json: string | null): RuleContent | null {
  return json === null ? null : contentSchema.parse(JSON.parse(json));
}

export function jsonOfContent(content: RuleContent | null): string | null {
  return content === null ? null : JSON.stringify(content);
}

export function definitionOf(json: string | null): Definition | null {
  if (json === null) return null;
  const { definition } = readDefinition(JSON.parse(json));
  if (!definition) throw new Error("the database holds a definition of no such form");
  return definition;
}

export function jsonOfDefinition(content: Definition | null): string | null {
  return content === null ? null : JSON.stringify(content);
}

const detailsSchema = z.record(z.string(), z.unknown());

export function detailsOf(json: string): Record<string, unknown> {
  return detailsSchema.parse(JSON.parse(json));
}
