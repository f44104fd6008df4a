import {
  type CompiledRulebook,
  type Cure,
  compile,
  curesOf,
  decodeReceipt,
  digestOfFiling,
  type Filing,
  type Finding,
  obstaclesOf,
  type ParsedFiling,
  parseFiling,
  type RulebookDocument,
  // biome-ignore lint/style/noRestrictedImports: the browser judges a document by the product's own definitions.
  shippedCatalogue,
  type Text,
  universalChecks,
  type Verdict,
} from "@beian/shared";

/** A rule book in the browser, and what goes with it; a chunk of its own, loaded once somebody turns to the form. */
export interface Engine {
  readonly compiled: CompiledRulebook;
  readonly parse: (input: unknown) => ParsedFiling;
  readonly curesOf: (filing: Filing, verdict: Verdict) => readonly Cure[];
  /** The findings that no edit answers. */
  readonly obstaclesOf: (filing: Filing, verdict: Verdict) => readonly Finding[];
  /** The title of a check that hangs on no requirement. */
  readonly titleOf: (check: string) => Text;
  /** Whether a receipt names this very filing, whoever made it. */
  readonly isReceiptFor: (receipt: string, filing: Filing) => boolean;
}

export function engineOf(document: RulebookDocument): Engine {
  const compiled = compile(document, shippedCatalogue.requirements);
  return {
    compiled,
    parse: parseFiling,
    curesOf: (filing, verdict) => curesOf(compiled, filing, verdict),
    obstaclesOf,
    titleOf: (check) => universalChecks.find(({ key }) => key === check)?.title ?? { zh: check, en: check },
    isReceiptFor: (receipt, filing) => decodeReceipt(receipt.split(".", 1)[0] ?? "")?.filing === digestOfFiling(filing),
  };
}
