import type { Layer, PlainDate, Requirement, RulebookDocument, Text } from "@beian/shared";
import { arisesIn, national, sameContent, saysTheSame, tensions } from "@beian/shared";
import type { ChangeRecord, EditRecord, SourceRecord } from "../../store/ports/changes.ts";
import type { RecordedRevision } from "../../store/ports/history.ts";
import type { Store } from "../../store/ports/store.ts";
import { catalogueFor } from "../definitions/drafted.ts";
import { editsOfChange } from "../publishing.ts";
import type { Rulebooks } from "../rulebooks.ts";
import type { Books } from "./books.ts";
import { booksOf } from "./books.ts";
import { editsBehind } from "./cancel.ts";
import { cellTitleOf } from "./cell-title.ts";
import { isOutrun } from "./outrun.ts";

export const lintKinds = [
  "CONTRADICTION",
  "UNREACHABLE",
  "SAME_AS_NATIONAL",
  "HOLDS_ALREADY",
  "OLDER_SOURCE",
  "PUBLISHED_MEANWHILE",
  "OVERRIDES_LATER",
] as const;
export type LintKind = (typeof lintKinds)[number];

/** Something worth a second look before a change is submitted. It stops nothing. */
export interface LintWarning {
  readonly kind: LintKind;
  readonly layer: Layer;
  readonly requirement: Requirement;
  readonly text: Text;
}

/** What strikes one about a change as it stands. Of a published one nothing: it was decided. */
export async function lintChange(
  { store, rulebooks }: { store: Store; rulebooks: Rulebooks },
  change: ChangeRecord,
  today: PlainDate,
): Promise<readonly LintWarning[]> {
  if (change.status === "PUBLISHED" || change.status === "WITHDRAWN") return [];
  const changed = await editsOfChange(store, change.number);
  const edits = changed.rules;
  const books = await booksOf({ reads: store, rulebooks }, change, changed, today);
  const inForce = await store.history.revisionsInForce(edits, books.on, Number.MAX_SAFE_INTEGER);
  const own = inForce.map(({ revision }) => revision);
  const replaced = await store.history.revisions(own.flatMap((revision) => (revision ? [revision.id] : [])));
  const latest = await store.history.latestRevisions(edits);
  const sources = (await store.changes.sourcesOf([change.number])).get(change.number) ?? [];
  const catalogue = await catalogueFor(store, rulebooks, changed);
  const requirementOf = (key: string) => books.catalogue.find(key) ?? catalogue.get(key);
  const byId = new Map(replaced.flatMap((revision) => (revision ? [[revision.id, revision] as const] : [])));
  const replacedBy = (index: number): RecordedRevision | null => byId.get(own[index]?.id ?? 0) ?? null;
  const citedBefore = await store.changes.sourcesOf([
    ...new Set([...byId.values()].map(({ changeNumber }) => changeNumber)),
  ]);

  const ofEdits = edits.flatMap((edit, index): readonly LintWarning[] => {
    const found = [
      holdsAlready(edit, own[index]?.content ?? null),
      sameAsNational(edit, books.after),
      publishedMeanwhile(edit, latest[index] ?? null),
      overridesLater(change, edit, replacedBy(index), latest[index] ?? null),
      olderSource(sources, citedBefore.get(replacedBy(index)?.changeNumber ?? 0) ?? []),
    ];
    return found.flatMap((warning) =>
      warning ? [{ ...warning, layer: edit.layer, requirement: requirementOf(edit.requirement) }] : [],
    );
  });
  return [...ofEdits, ...tensionsOf((await editsBehind(store, change)).rules, books, requirementOf)];
}

type Warning = Pick<LintWarning, "kind" | "text"> | null;

function holdsAlready({ content }: EditRecord, current: EditRecord["content"]): Warning {
  if (!sameContent(content, current)) return null;
  return {
    kind: "HOLDS_ALREADY",
    text: { zh: "与现行内容相同，提交时会被拒绝", en: "holds already; submitting it will be refused" },
  };
}

function sameAsNational({ layer, requirement, content }: EditRecord, after: RulebookDocument): Warning {
  const inherited = after.national[requirement];
  if (layer === national || content === null || !inherited || !saysTheSame(content, inherited)) return null;
  return {
    kind: "SAME_AS_NATIONAL",
    text: {
      zh: "与全国默认相同；如不需要单列，可改为沿用全国默认",
      en: "says the same as the national default; hand the province back unless it needs a rule of its own",
    },
  };
}

function publishedMeanwhile(edit: EditRecord, latest: RecordedRevision | null): Warning {
  if (latest === null || !isOutrun(edit, latest)) return null;
  const number = latest.changeNumber;
  return {
    kind: "PUBLISHED_MEANWHILE",
    text: {
      zh: `起草后变更 ${number} 已发布了这项规则；请重新设置，否则无法发布`,
      en: `change ${number} has published this rule since; set it again, or it can't be published`,
    },
  };
}

/** Undoing a change takes the place of whatever holds on the day of effect, be it another's; what comes later stays. */
function overridesLater(
  { reverts }: ChangeRecord,
  edit: EditRecord,
  held: RecordedRevision | null,
  latest: RecordedRevision | null,
): Warning {
  if (reverts === null || held === null || held.changeNumber === reverts || isOutrun(edit, latest)) return null;
  return {
    kind: "OVERRIDES_LATER",
    text: {
      zh: `生效当日，这项规则由变更 ${held.changeNumber} 设定，撤销会将其一并覆盖`,
      en: `on the day of effect this rule is as change ${held.changeNumber} has set it, which is overridden with it`,
    },
  };
}

function olderSource(cited: readonly SourceRecord[], replaced: readonly SourceRecord[]): Warning {
  const newest = newestOf(cited);
  const before = newestOf(replaced);
  if (newest === null || before === null || newest >= before) return null;
  return {
    kind: "OLDER_SOURCE",
    text: {
      zh: `来源（${newest}）早于现行规则的来源（${before}），请确认没有更新的依据`,
      en: `its source (${newest}) is older than that of the rule it replaces (${before}); make sure that nothing newer says otherwise`,
    },
  };
}

function newestOf(sources: readonly SourceRecord[]): PlainDate | null {
  return (
    sources
      .flatMap(({ publishedOn }) => (publishedOn === null ? [] : [publishedOn]))
      .sort()
      .at(-1) ?? null
  );
}

/** What two rules have against each other with the change and hadn't without it. */
function tensionsOf(
  edits: readonly EditRecord[],
  { catalogue, judgeBefore, judgeAfter, provinces }: Books,
  requirementOf: (key: string) => Requirement,
): readonly LintWarning[] {
  const edited = new Set(edits.map(({ requirement }) => requirement));
  const concerned = tensions.filter(({ requirements }) => requirements.some((key) => edited.has(key)));
  return provinces.flatMap((province) =>
    concerned.flatMap((tension): readonly LintWarning[] => {
      if (!arisesIn(tension, judgeAfter.rules(province)) || arisesIn(tension, judgeBefore.rules(province))) return [];
      const requirement = tension.requirements.find((key) => edited.has(key)) ?? "";
      const other = tension.requirements.find((key) => key !== requirement);
      const against = other && catalogue.find(other)?.title;
      const where = cellTitleOf({ layer: province, requirement }, catalogue);
      const versus: Text = against
        ? { zh: `与“${against.zh}”：`, en: `, with "${against.en}": ` }
        : { zh: "：", en: ": " };
      return [
        {
          kind: tension.kind,
          layer: province,
          requirement: requirementOf(requirement),
          text: {
            zh: `${where.zh}${versus.zh}${tension.words.zh}`,
            en: `${where.en}${versus.en}${tension.words.en}`,
          },
        },
      ];
    }),
  );
}
