import {
  type AnyRulebook,
  type CompiledRulebook,
  type Cure,
  curesOf,
  decodeReceipt,
  digestOfFiling,
  type Field,
  type Filing,
  type Finding,
  formAsking,
  nameOfUnread,
  type OpenQuestion,
  obstaclesOf,
  openQuestionsOf,
  openRulebook,
  type ParsedFiling,
  parseFiling,
  type Text,
  universalChecks,
  type Verdict,
} from "@beian/shared";
import { namedAnswers } from "../../components/filing-form/named-answers.ts";

/** A rule book in the browser, and what goes with it; a chunk of its own, loaded once somebody turns to the form. */
export interface Engine {
  readonly compiled: CompiledRulebook;
  /** A form with what the book's requirements ask beside it. */
  readonly formAsking: (form: Field) => Field;
  /** What is wrong with an answer stands at its name. */
  readonly parse: (input: unknown) => ParsedFiling;
  readonly curesOf: (filing: Filing, verdict: Verdict) => readonly Cure[];
  /** What would have to be told, for the enforced rules that can't be decided. */
  readonly openQuestionsOf: (filing: Filing, verdict: Verdict) => readonly OpenQuestion[];
  /** The findings that no edit answers. */
  readonly obstaclesOf: (filing: Filing, verdict: Verdict) => readonly Finding[];
  /** The title of a check that hangs on no requirement. */
  readonly titleOf: (check: string) => Text;
  /** What the book says and this page doesn't know. */
  readonly unread: readonly string[];
  /** Whether a receipt names this very filing, whoever made it. */
  readonly isReceiptFor: (receipt: string, filing: Filing) => boolean;
}

/** Of the document alone, which holds what it is judged by. */
export async function engineOf(document: AnyRulebook): Promise<Engine> {
  const { compiled, catalogue } = await openRulebook(document);
  return {
    compiled,
    formAsking: (form) => formAsking(form, catalogue.requirements),
    parse,
    curesOf: (filing, verdict) => curesOf(compiled, filing, verdict),
    openQuestionsOf: (filing, verdict) =>
      verdict.province === null ? [] : openQuestionsOf(filing, verdict, compiled.rules(verdict.province)),
    obstaclesOf,
    titleOf: (check) => universalChecks.find(({ key }) => key === check)?.title ?? { zh: check, en: check },
    unread: compiled.unread.map(nameOfUnread),
    isReceiptFor: (receipt, filing) => decodeReceipt(receipt.split(".", 1)[0] ?? "")?.filing === digestOfFiling(filing),
  };
}

function parse(input: unknown): ParsedFiling {
  const parsed = parseFiling(input);
  return parsed.ok ? parsed : { ok: false, problems: namedAnswers(parsed.problems, input) };
}
