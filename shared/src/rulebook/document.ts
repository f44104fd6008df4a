import type { PlainDate } from "../dates.ts";
import type { Definition } from "../definition/definition.ts";
import type { Text } from "../locale.ts";
import type { Sha256 } from "./digest.ts";
import { canonicalJson, sha256Hex } from "./digest.ts";
import type { RulebookDocument, RuleLayers } from "./resolve.ts";

/** A definition in force, as one entry of the history recorded it; its cases are for whoever writes it. */
export interface DefinitionRecord extends Omit<Definition, "cases"> {
  readonly effectiveFrom: PlainDate;
  /** The first day on which another takes its place, or on which it is withdrawn; absent while none is known. */
  readonly effectiveUntil?: PlainDate;
  /** Its number in the history. */
  readonly revision: number;
}

/**
 * A rule book that holds what its rules are judged by. Nothing of it goes by a name of format 1's, so that an engine that
 * knows no definitions breaks off instead of passing what it doesn't know.
 */
export interface DefinedRulebook {
  readonly format: 2;
  /** As in format 1. */
  readonly knownAt: string | null;
  /** In the order of the trace. */
  readonly definitions: readonly DefinitionRecord[];
  readonly rules: RuleLayers;
}

export type AnyRulebook = RulebookDocument | DefinedRulebook;

/** A document of a format that this engine doesn't know: it can't be judged by. */
export class UnknownFormat extends Error {
  readonly text: Text;
  constructor(format: unknown) {
    const named = typeof format === "number" ? ` ${format}` : "";
    const text = { zh: `不认识的规则书格式${named}，请升级`, en: `a rule book of an unknown format${named}; upgrade` };
    super(`${text.zh} / ${text.en}`);
    this.name = "UnknownFormat";
    this.text = text;
  }
}

/** The rules of a book of either format. Throws UnknownFormat for any other, whoever made it. */
export function layersOf(document: AnyRulebook): RuleLayers {
  switch (document.format) {
    case 1:
      return document;
    case 2:
      return document.rules;
    default:
      throw new UnknownFormat((document as { readonly format?: unknown } | null)?.format);
  }
}

/** Of a definition, which many books hold: made once each, since nobody alters one. */
const written = new WeakMap<DefinitionRecord, string>();

function writtenOf(record: DefinitionRecord): string {
  const known = written.get(record) ?? canonicalJson(record);
  written.set(record, known);
  return known;
}

/** The SHA-256 of a book's canonical form, in hex. */
export function digestOfRulebook(document: AnyRulebook, sha256: Sha256 = sha256Hex): string {
  if (document.format === 1) return sha256(canonicalJson(document));
  const { definitions, format, knownAt, rules } = document;
  const whole = `{"definitions":[${definitions.map(writtenOf).join(",")}],"format":${format},"knownAt":${canonicalJson(knownAt)},"rules":${canonicalJson(rules)}}`;
  return sha256(whole);
}

/** Puts what rules are judged by beside them. */
export function withDefinitions(
  { knownAt, national, provinces, takeovers }: RulebookDocument,
  definitions: readonly DefinitionRecord[],
): DefinedRulebook {
  return { format: 2, knownAt, definitions, rules: { national, provinces, takeovers } };
}
