import type { Text } from "@beian/shared";
import type { PersonRecord } from "../../store/ports/people.ts";
import type { StoreReads } from "../../store/ports/store.ts";
import type { Actor } from "../acting/actor.ts";
import type { Act } from "../acting/permissions.ts";
import { may, personMay } from "../acting/permissions.ts";
import type { Change } from "./change.ts";

/** Something that became of a person behind a change. The change stands all the same: approval was given when it was. */
export interface ChangeNotice {
  readonly kind: "AUTHOR_DISABLED" | "AUTHOR_DEMOTED" | "REVIEWER_DISABLED" | "REVIEWER_DEMOTED";
  readonly person: PersonRecord;
  readonly message: Text;
}

/** Of each change in the order given, those behind it who are disabled or have lost the role since. */
export async function noticesOf(
  reads: StoreReads,
  actor: Actor,
  changes: readonly Change[],
): Promise<readonly (readonly ChangeNotice[])[]> {
  if (!may(actor, "READ_PEOPLE")) return changes.map(() => []);
  const reviews = await reads.changes.reviewsOf(changes.map(({ number }) => number));
  const behind = changes.map((change) => {
    if (!isAhead(change)) return { authors: [], reviewers: [] };
    const approvals = (reviews.get(change.number) ?? []).filter(
      ({ verdict, contentDigest }) => verdict === "APPROVED" && contentDigest === change.approvedDigest,
    );
    return { authors: known([change.authorId]), reviewers: known(approvals.map(({ reviewerId }) => reviewerId)) };
  });
  const ids = [...new Set(behind.flatMap(({ authors, reviewers }) => [...authors, ...reviewers]))];
  const people = new Map((await reads.people.byId(ids)).flatMap((person) => (person ? [[person.id, person]] : [])));
  const among = (some: readonly string[], notice: (person: PersonRecord) => ChangeNotice | null) =>
    some.flatMap((id) => {
      const person = people.get(id);
      return (person && notice(person)) ?? [];
    });
  return behind.map(({ authors, reviewers }) => [...among(authors, ofAuthor), ...among(reviewers, ofReviewer)]);
}

/** Whether it is still to be published or to take effect. */
function isAhead({ state }: Change): boolean {
  return state !== "PUBLISHED" && state !== "WITHDRAWN";
}

function known(ids: readonly (string | null)[]): readonly string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

function ofAuthor(person: PersonRecord): ChangeNotice | null {
  return standing(person, "EDIT_CHANGES", {
    DISABLED: {
      kind: "AUTHOR_DISABLED",
      message: {
        zh: `作者${person.name}的账号已停用，变更仍然有效`,
        en: `the account of its author, ${person.name}, is disabled; the change stands`,
      },
    },
    DEMOTED: {
      kind: "AUTHOR_DEMOTED",
      message: {
        zh: `作者${person.name}已无编辑权限，变更仍然有效`,
        en: `its author, ${person.name}, may not edit changes any more; the change stands`,
      },
    },
  });
}

function ofReviewer(person: PersonRecord): ChangeNotice | null {
  return standing(person, "REVIEW_CHANGES", {
    DISABLED: {
      kind: "REVIEWER_DISABLED",
      message: {
        zh: `审核人${person.name}的账号已停用，审核结论仍然有效`,
        en: `the account of ${person.name}, who approved it, is disabled; the approval stands`,
      },
    },
    DEMOTED: {
      kind: "REVIEWER_DEMOTED",
      message: {
        zh: `审核人${person.name}已无审核权限，审核结论仍然有效`,
        en: `${person.name}, who approved it, may not review any more; the approval stands`,
      },
    },
  });
}

function standing(
  person: PersonRecord,
  needs: Act,
  notices: Readonly<Record<"DISABLED" | "DEMOTED", Omit<ChangeNotice, "person">>>,
): ChangeNotice | null {
  if (person.disabledAt !== null) return { ...notices.DISABLED, person };
  return personMay(person, needs) ? null : { ...notices.DEMOTED, person };
}
