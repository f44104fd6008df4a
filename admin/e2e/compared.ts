import { ask } from "./ask.ts";

/** The comparison as the API has it, and what a page makes of it, worked out anew. */
export interface Compared {
  readonly provinces: readonly { readonly code: string; readonly name: string; readonly region: string }[];
  readonly rows: readonly ComparedRow[];
}

export interface ComparedRow {
  readonly requirement: { readonly key: string; readonly title: string; readonly topic: string };
  readonly cells: readonly (ComparedCell | null)[];
}

export interface ComparedCell {
  readonly origin: "PROVINCE" | "NATIONAL";
  readonly effectiveFrom: string;
  readonly content: {
    readonly summary: string;
    readonly note: string | null;
    readonly strictness: "ENFORCED" | "ADVISED";
    readonly value: {
      readonly boolean?: boolean;
      readonly integer?: number;
      readonly option?: { readonly key: string };
      readonly options?: readonly { readonly key: string }[];
    };
  };
  readonly revision: {
    readonly sources: readonly {
      readonly title: string;
      readonly url: string | null;
      readonly clause: string | null;
    }[];
    readonly change: { readonly number: number };
  };
}

export async function comparedBy(apiUrl: string, asOf?: string): Promise<Compared> {
  const { comparison } = await ask<{ comparison: Compared }>(
    apiUrl,
    `query ($asOf: Date) { comparison(asOf: $asOf) {
      provinces { code name region }
      rows { requirement { key title topic } cells {
        origin effectiveFrom
        content { summary note strictness value {
          ... on BooleanValue { boolean } ... on IntegerValue { integer }
          ... on ChoiceValue { option { key } } ... on ChoicesValue { options { key } } } }
        revision { sources { title url clause } change { number } }
      } }
    } }`,
    { asOf },
  );
  return comparison;
}

/** A cell in Chinese, as it stands on paper and in files. */
export function textOf(cell: ComparedCell | null): string {
  if (!cell) return "未记载";
  const { summary, strictness, note } = cell.content;
  return `${summary}${strictness === "ADVISED" ? " （建议）" : ""}${note ? ` 说明：${note}` : ""}`;
}

/** Value and strictness alone, by which cells are counted as the same. */
export function saysOf(cell: ComparedCell | null | undefined): string {
  return cell ? JSON.stringify([cell.content.value, cell.content.strictness]) : "";
}
