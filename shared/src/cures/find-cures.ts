import { factsOf } from "../filing/facts.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import type { Filing } from "../filing/schema.ts";
import type { FieldPath } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { CompiledRulebook } from "../validate/compile.ts";
import type { Finding, Verdict } from "../validate/verdict.ts";
import { isComplete, openIn } from "../validate/verdict.ts";
import { applyEdits, valueAt } from "./apply-edits.ts";
import type { Candidate, EditKind, EditValue } from "./candidate.ts";
import { editInWords } from "./edit-words.ts";

/** One field of a filing set to another value. */
export interface Edit {
  readonly kind: EditKind;
  readonly path: FieldPath;
  /** What stands there now; null where nothing does. */
  readonly from: unknown;
  readonly to: EditValue;
  readonly words: Text;
}

/** Edits that together lead to PASSES, none of which can be left out. */
export interface Cure {
  readonly edits: readonly Edit[];
  /** The enforced requirements that can't be decided then either; none where the filing may be called passed. */
  readonly open: readonly Requirement[];
}

/** How far the search goes: the edits of one cure, the cures given, and the validations tried for one verdict. */
export const cureBounds = { edits: 8, cures: 5, trials: 1_000 } as const;

/**
 * The cures of a verdict, those of the fewest edits first: each was applied and judged PASSES by the same rules, and no
 * part of it does. Of a complete verdict the result is complete too; of one that is open it may stay so, which it says,
 * since edits answer findings and not what nobody told. None where the filing passes already, where no edit helps (as where the certificate is of another
 * province), where no province is known to judge by, and where the search reaches its bounds.
 */
export function curesOf(book: CompiledRulebook, filing: Filing, verdict: Verdict): readonly Cure[] {
  const { province } = verdict;
  if (province === null || verdict.outcome === "PASSES") return [];
  const search = searchOf(book, filing, province, verdict);
  const root = search.trial([]);
  if (root === null) return [];
  const first = oneCure(search);
  // What one candidate alone does tells which findings it answers beside the one that proposed it.
  const universe = root.blocking
    .flatMap((found) => search.declared([], found))
    .map((edit) => ({
      edit,
      leaves: new Set(search.trial([edit])?.blocking.map(keyOf)),
    }));
  const found: EditSet[] = [];
  let level: EditSet[] = [[]];
  // One edit more, so that a little longer way round is offered too: a remark of two parts beside another phone.
  const most = Math.min(cureBounds.edits, first === null ? cureBounds.edits : first.length + 1);
  for (let size = 0; size <= most && level.length > 0; size++) {
    const next = new Map<string, EditSet>();
    const seen = new Map(level.map((draft) => [idOf(draft), draft]));
    // A map may grow while it is walked: an edit that takes another's place stays on the level.
    for (const draft of seen.values()) {
      if (search.exhausted() || found.length >= cureBounds.cures) break;
      if (found.some((cure) => cure.every((edit) => draft.includes(edit)))) continue;
      const trial = search.trial(draft);
      if (trial === null) continue;
      if (trial.passes) {
        if (!found.some((cure) => idOf(cure) === idOf(draft)) && isMinimal(search, draft)) found.push(draft);
        continue;
      }
      for (const child of childrenOf(search, draft, trial.blocking, universe))
        (child.length > draft.length ? next : seen).set(idOf(child), child);
    }
    level = [...next.values()];
  }
  if (found.length === 0 && first !== null) found.push(first);
  return found.map((draft) => ({
    edits: draft.map((candidate) => editOf(filing, candidate)),
    open: search.trial(draft)?.open ?? [],
  }));
}

/** The findings that no edit is known to answer: why a verdict may have no cure. */
export function obstaclesOf(filing: Filing, { province, on, findings }: Verdict): readonly Finding[] {
  if (province === null) return findings;
  const facts = factsOf(filing, on);
  return findings.filter(({ severity, draft: { kind, path, params }, rule }) => {
    if (severity === "INFO") return false;
    return kind.cures({ path, params, facts, province, value: rule?.value ?? null }).length === 0;
  });
}

/** Candidates in the order in which they were chosen, no two of one field. */
type EditSet = readonly Proposal[];
/** One object per field and value, so that drafts compare by identity. */
interface Proposal extends Candidate {
  readonly id: string;
  readonly todoOr: Text | null;
}

interface Trial {
  /** Nothing was found, and nothing is open of what was decided altogether. */
  readonly passes: boolean;
  readonly open: readonly Requirement[];
  readonly blocking: readonly Finding[];
  readonly filing: Filing;
}

interface Search {
  /** How the filing fares with the edits made; null where it can't be read then, or the bound is reached. */
  trial(draft: EditSet): Trial | null;
  /** What the finding's definition proposes for the filing with the edits made. */
  declared(draft: EditSet, found: Finding): readonly Proposal[];
  exhausted(): boolean;
}

function searchOf(book: CompiledRulebook, filing: Filing, province: ProvinceCode, before: Verdict): Search {
  const { on } = before;
  const mayStayOpen = !isComplete(before);
  const trials = new Map<string, Trial | null>();
  const proposals = new Map<string, Proposal>();
  const search: Search = {
    exhausted: () => trials.size >= cureBounds.trials,
    trial(draft) {
      const id = idOf(draft);
      const known = trials.get(id);
      if (known !== undefined) return known;
      if (search.exhausted()) return null;
      const parsed = parseFiling(applyEdits(filing, draft));
      const verdict = parsed.ok ? book.validate(parsed.filing, { today: on, province }) : null;
      const trial =
        parsed.ok && verdict
          ? {
              passes: verdict.outcome === "PASSES" && (mayStayOpen || isComplete(verdict)),
              open: openIn(verdict).flatMap(({ requirement }) => requirement ?? []),
              blocking: verdict.findings.filter(({ severity }) => severity !== "INFO"),
              filing: parsed.filing,
            }
          : null;
      trials.set(id, trial);
      return trial;
    },
    declared(draft, { draft: found, rule }) {
      const trial = search.trial(draft);
      if (trial === null) return [];
      const { kind, path, params } = found;
      const facts = factsOf(trial.filing, on);
      return kind
        .cures({ path, params, facts, province, value: rule?.value ?? null })
        .filter(({ path: at, to }) => JSON.stringify(valueAt(trial.filing, at)) !== JSON.stringify(to))
        .map((candidate) => {
          const id = JSON.stringify([candidate.path, candidate.to]);
          const proposal = proposals.get(id) ?? {
            ...candidate,
            id,
            todoOr: candidate.todo ?? kind.remedy(params),
          };
          proposals.set(id, proposal);
          return proposal;
        });
    },
  };
  return search;
}

/** The drafts that answer one more finding: the one that the fewest candidates answer, since any cure has to. */
function childrenOf(
  search: Search,
  draft: EditSet,
  blocking: readonly Finding[],
  universe: readonly { readonly edit: Proposal; readonly leaves: ReadonlySet<string> }[],
): readonly EditSet[] {
  let fewest: readonly Proposal[] | null = null;
  for (const found of blocking) {
    const key = keyOf(found);
    const answers = new Set([
      ...search.declared(draft, found),
      ...universe.filter(({ leaves }) => !leaves.has(key)).map(({ edit }) => edit),
    ]);
    for (const edit of draft) answers.delete(edit);
    if (fewest === null || answers.size < fewest.length) fewest = [...answers];
  }
  return (fewest ?? []).map((edit) => withEdit(draft, edit));
}

/** One cure, by taking the edit that leaves the fewest findings, whatever the size; null where that leads nowhere. */
function oneCure(search: Search): EditSet | null {
  let draft: EditSet = [];
  for (let step = 0; step < cureBounds.edits * 2; step++) {
    const trial = search.trial(draft);
    if (trial === null || draft.length > cureBounds.edits) return null;
    if (trial.passes) return smallestPart(search, draft);
    let best: { draft: EditSet; left: number } | null = null;
    for (const found of trial.blocking)
      for (const edit of search.declared(draft, found)) {
        const tried = withEdit(draft, edit);
        const left = search.trial(tried)?.blocking.length ?? Number.POSITIVE_INFINITY;
        if (best === null || left < best.left) best = { draft: tried, left };
      }
    if (best === null) return null;
    draft = best.draft;
  }
  return null;
}

function smallestPart(search: Search, draft: EditSet): EditSet | null {
  const passing = properParts(draft).filter((part) => search.trial(part)?.passes === true);
  if (search.exhausted()) return null;
  return passing.sort((a, b) => a.length - b.length)[0] ?? draft;
}

function isMinimal(search: Search, draft: EditSet): boolean {
  const none = properParts(draft).every((part) => search.trial(part)?.passes !== true);
  // With no trials left, a part may not have been tried.
  return none && !search.exhausted();
}

/** Every part of a draft but the whole, the empty one included. */
function properParts(draft: EditSet): readonly EditSet[] {
  const parts: EditSet[] = [];
  for (let mask = 0; mask < 2 ** draft.length - 1; mask++)
    parts.push(draft.filter((_, index) => (mask >> index) % 2 === 1));
  return parts;
}

function withEdit(draft: EditSet, edit: Proposal): EditSet {
  const field = edit.path.join(".");
  return [...draft.filter(({ path }) => path.join(".") !== field), edit];
}

function idOf(draft: EditSet): string {
  return draft
    .map(({ id }) => id)
    .sort()
    .join();
}

function keyOf({ draft: { kind, path, params } }: Finding): string {
  return JSON.stringify([kind.code, path, params]);
}

function editOf(filing: Filing, { kind, path, to, todoOr }: Proposal): Edit {
  return {
    kind,
    path,
    from: valueAt(filing, path) ?? null,
    to,
    words: editInWords({ kind, path, to, todo: todoOr }),
  };
}
