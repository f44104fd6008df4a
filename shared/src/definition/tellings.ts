import { filingFacts } from "../facts/registry.ts";
import type { FieldPath, FindingKind } from "../findings/finding.ts";
import { checkCondition, checkExpression } from "../language/check.ts";
import type { Environment } from "../language/environment.ts";
import type { Tree } from "../language/tree.ts";
import type { Type } from "../language/type.ts";
import { number } from "../language/type.ts";
import type { ReadCure } from "./cures.ts";
import { curesBy } from "./cures.ts";
import type { DefinedCure, Definition } from "./definition.ts";
import { answerName, ownPrefix } from "./environment-of.ts";
import { filled } from "./words.ts";

/** A finding or one of its variants, ready to be reported. */
export interface Telling {
  readonly kind: FindingKind;
  readonly path: FieldPath;
  readonly counts: readonly (readonly [name: string, Tree])[];
}

/** A definition's findings by what rows call them. Throws where one has problems. */
export function tellingsOf(
  definition: Definition,
  environment: Environment,
  terms: (option: string) => readonly string[],
): ReadonlyMap<string, Telling> {
  const { key: requirement, findings = [] } = definition;
  const read = (text: string, type?: Type): Tree => {
    const { tree, problems } = checkExpression(text, environment, type);
    if (!tree) throw new Error(`${requirement}, ${text}: ${problems[0]?.message.en}`);
    return tree;
  };
  const tellings = new Map<string, Telling>();
  for (const finding of findings) {
    const counts = Object.entries(finding.counts ?? {}).map(([name, text]) => [name, read(text, number)] as const);
    const ways = Object.entries(finding.variants ?? {}).map(([name, own]) => [`${finding.key}/${name}`, own] as const);
    for (const [name, own] of [[finding.key, {}] as const, ...ways]) {
      const { at, severity = "BY_RULE", meaning, message, remedy, cures = [] } = { ...finding, ...own };
      const made = cures.map((cure) => readCure(requirement, cure, at, environment, read));
      const kind: FindingKind = {
        code: finding.key,
        severity,
        meaning: meaning ?? finding.message,
        message: (params) => filled(message, params),
        remedy: (params) => (remedy ? filled(remedy, params) : null),
        cures: curesBy(made, terms),
      };
      tellings.set(name, { kind, path: pathOf(requirement, at), counts });
    }
  }
  return tellings;
}

function readCure(
  requirement: string,
  cure: DefinedCure,
  at: string,
  environment: Environment,
  read: (text: string, type?: Type) => Tree,
): ReadCure {
  const fact = filingFacts.get(cure.at ?? at);
  if (!fact) throw new Error(`${requirement}: no fact ${cure.at ?? at}`);
  const when = cure.when === undefined ? null : checkCondition(cure.when, environment);
  if (when?.tree === null) throw new Error(`${requirement}, ${cure.when}: ${when.problems[0]?.message.en}`);
  return { cure, fact, when: when?.tree ?? null, to: cure.to === undefined ? null : read(cure.to, fact.type) };
}

/** Where a finding at a fact stands; an answer to a requirement's own question is found by its name. */
function pathOf(requirement: string, fact: string): FieldPath {
  if (fact.startsWith(ownPrefix)) return ["answers", answerName(requirement, fact.slice(ownPrefix.length))];
  const found = filingFacts.get(fact);
  if (!found) throw new Error(`${requirement}: no fact ${fact}`);
  return found.path;
}
