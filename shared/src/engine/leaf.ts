import type { CheckResult } from "../findings/check-result.ts";
import type { FindingDraft, Severity } from "../findings/finding.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Rule } from "../rulebook/rule.ts";
import type { Check, Finding } from "../validate/verdict.ts";
import { isOpen } from "../validate/verdict.ts";

export const noFindings: readonly Finding[] = [];

/** How a check comes out everywhere for filings that it can't tell apart; provinces stand by their place. */
export interface Leaf {
  /** The line of the trace, the same object for all filings that come out alike there. */
  readonly column: readonly Check[];
  /** The first thing that was found, so that gathering hardly ever touches a line. */
  readonly found: readonly (Finding | null)[];
  /** Provinces with an ERROR, with a WARNING, with any finding, and with several, as sets of bits. */
  readonly fails: number;
  readonly needsAttention: number;
  readonly tells: number;
  readonly tellsMore: number;
  /** Provinces in which it leaves an enforced rule open, likewise. */
  readonly open: number;
}

export function leafOf(column: readonly Check[]): Leaf {
  let fails = 0;
  let needsAttention = 0;
  let tells = 0;
  let tellsMore = 0;
  let open = 0;
  for (const [place, check] of column.entries()) {
    const { findings } = check;
    const bit = 1 << place;
    if (isOpen(check)) open |= bit;
    if (findings.length > 1) tellsMore |= bit;
    for (const { severity } of findings) {
      tells |= bit;
      if (severity === "ERROR") fails |= bit;
      else if (severity === "WARNING") needsAttention |= bit;
    }
  }
  const found = column.map(({ findings }) => findings[0] ?? null);
  return { column, found, fails, needsAttention, tells, tellsMore, open };
}

/** Adds what was found at a place to what else was. */
export function gather(into: Finding[], { column, found, tellsMore }: Leaf, place: number): void {
  const first = found[place];
  if (!first) return;
  if (((tellsMore >>> place) & 1) === 0) into.push(first);
  else into.push(...(column[place]?.findings ?? noFindings));
}

/** Whose line it is: a requirement's under a rule, or one of what holds everywhere. */
export interface LineHead {
  readonly key: string;
  readonly requirement: Requirement | null;
  readonly rule: Rule | null;
}

export function lineOf(head: LineHead, { status, findings }: CheckResult): Check {
  // A check that couldn't be decided broke no rule, so its findings name none.
  const broken = status === "FAILED" ? head.rule : null;
  return {
    ...head,
    status,
    findings: findings.length === 0 ? noFindings : findings.map((one) => told(head.key, one, broken)),
  };
}

function told(check: string, draft: FindingDraft, rule: Rule | null): Finding {
  return { key: `${check}/${draft.kind.code}`, draft, severity: severityOf(draft, rule), rule };
}

/** What hangs on no rule is as grave as an enforced one. */
function severityOf({ kind }: FindingDraft, rule: Rule | null): Severity {
  if (kind.severity !== "BY_RULE") return kind.severity;
  return rule?.strictness === "ADVISED" ? "WARNING" : "ERROR";
}
