import { may } from "../domain/acting/permissions.ts";
import type { ReviewRecord } from "../domain/changes/change.ts";
import { originOf } from "../domain/changes/change.ts";
import type { RuleEdit } from "../domain/changes/edits-in-words.ts";
import type { ChangeNotice } from "../domain/changes/notices.ts";
import { builder } from "./builder.ts";
import { provinceOfLayer } from "./cell-fields.ts";
import { sized, usual } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";
import { changeRef, personRef, requirementRef, revisionRef, ruleContentRef } from "./refs.ts";
import { sourceRef } from "./source.ts";

export const changeStatusEnum = builder.enumType("ChangeStatus", {
  description: "Where a change stands.",
  values: {
    DRAFT: { description: "Being written. 草稿。" },
    IN_REVIEW: { description: "Waits for a verdict. 待审核。" },
    APPROVED: { description: "Waits to be published; an edit makes it a draft again. 已通过。" },
    SCHEDULED: { description: "Published and not cancelled, with its effective date still ahead. 待生效。" },
    PUBLISHED: { description: "Published and effective, or cancelled before it was (`cancelledBy`). 已发布。" },
    REJECTED: { description: "Sent back; an edit makes it a draft again. 已退回。" },
    WITHDRAWN: { description: "Given up. 已撤回。" },
  } as const,
});

export const changeOriginEnum = builder.enumType("ChangeOrigin", {
  description: "Who created a change.",
  values: {
    STAFF: { description: "People. 工作人员。" },
    PRODUCT: {
      description:
        "The product: its first start publishes what it comes with, and an upgrade proposes what is new in drafts, which any editor may submit and another person reviews. 规则台自身。",
    },
  } as const,
});

export const verdictEnum = builder.enumType("Verdict", {
  description: "What a reviewer says of a change.",
  values: {
    APPROVED: { description: "It may be published. 通过。" },
    REJECTED: { description: "Not so. 退回。" },
  } as const,
});

const reviewRef = builder.objectRef<ReviewRecord>("Review").implement({
  description: "A verdict on a change, on exactly the content that it had then.",
  fields: (t) => ({
    reviewer: t.field({
      type: personRef,
      nullable: true,
      description: "Null for those who are not signed in.",
      resolve: ({ reviewerId }, _, { actor, loaders }) =>
        reviewerId === null || !may(actor, "READ_PEOPLE") ? null : loaders.person.load(reviewerId),
    }),
    verdict: t.expose("verdict", { type: verdictEnum, description: "Approved or rejected." }),
    comment: t.string({
      nullable: true,
      description: "What the reviewer wrote; null for those who are not signed in.",
      resolve: ({ comment }, _, { actor }) => (may(actor, "READ_DRAFTS") ? comment : null),
    }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    changeVersion: t.exposeInt("changeVersion", { description: "The version of the change that was judged." }),
  }),
});

const changeNoticeKindEnum = builder.enumType("ChangeNoticeKind", {
  description: "What became of a person behind a change.",
  values: {
    AUTHOR_DISABLED: { description: "Its author's account is disabled by now. 作者账号已停用。" },
    AUTHOR_DEMOTED: { description: "Its author has no role to edit changes any more. 作者已无编辑权限。" },
    REVIEWER_DISABLED: { description: "The account of whoever approved it is disabled by now. 审核人账号已停用。" },
    REVIEWER_DEMOTED: { description: "Whoever approved it has no role to review any more. 审核人已无审核权限。" },
  } as const,
});

const changeNoticeRef = builder.objectRef<ChangeNotice>("ChangeNotice").implement({
  description: "Something that became of the people behind a change. The change stands all the same.",
  fields: (t) => ({
    kind: t.expose("kind", { type: changeNoticeKindEnum, description: "For programs." }),
    person: t.expose("person", { type: personRef, description: "Whom it is about." }),
    message: t.string({
      args: localeArg,
      description: "For people.",
      resolve: ({ message }, args) => localised(message, args),
    }),
  }),
});

const ruleEditRef = builder.objectRef<RuleEdit>("RuleEdit").implement({
  description:
    "One cell of the change: before is what holds on the effective date without it, after what the change makes of it; null where nothing is recorded.",
  fields: (t) => ({
    province: t.field(provinceOfLayer),
    requirement: t.expose("subject", { type: requirementRef, description: "What it rules on." }),
    before: t.field({
      type: ruleContentRef,
      nullable: true,
      description:
        "The province's own content, else the inherited one. Of a published change: as known just before it.",
      resolve: ({ subject, before }) => before && { requirement: subject, content: before },
    }),
    after: t.field({
      type: ruleContentRef,
      nullable: true,
      description: "The content set, or what the province inherits once it is handed back.",
      resolve: ({ subject, after }) => after && { requirement: subject, content: after },
    }),
    handsBack: t.exposeBoolean("handsBack", {
      description: "Whether the province is handed back to the national default, or the default itself dropped.",
    }),
    base: t.field({
      type: revisionRef,
      nullable: true,
      description:
        "The cell's latest revision when the edit was drafted; of what the product proposes, the latest that says what the product said before. Null where there was none.",
      resolve: ({ baseRevision }, _, { loaders }) =>
        baseRevision === null ? null : loaders.revision.load(baseRevision),
    }),
    overtakenBy: t.field({
      type: revisionRef,
      nullable: true,
      description:
        "What another change published for the cell since its base, such as staff's other rule beside what the product proposes, for which publishing this one would be refused; null where none did. Setting the edit again rebases it.",
      resolve: ({ overtakenBy }, _, { loaders }) => (overtakenBy === null ? null : loaders.revision.load(overtakenBy)),
    }),
    until: t.field({
      type: "Date",
      nullable: true,
      description: "The day from which another content, published already, takes its place; null while none is known.",
      resolve: ({ until }) => until,
    }),
  }),
});

builder.node(changeRef, {
  description: "A set of edits that is reviewed and published as one, across any number of provinces and requirements.",
  id: { resolve: ({ number }) => String(number) },
  isTypeOf: (value) => typeof value === "object" && value !== null && "reverts" in value,
  fields: (t) => ({
    number: t.exposeInt("number", { description: "Counts up; what people call it by." }),
    title: t.exposeString("title", { description: "What it does, in a line." }),
    reason: t.exposeString("reason", { description: "Why." }),
    status: t.field({ type: changeStatusEnum, description: "Where it stands.", resolve: ({ state }) => state }),
    origin: t.field({ type: changeOriginEnum, description: "Who created it.", resolve: originOf }),
    author: t.field({
      type: personRef,
      nullable: true,
      description: "Null for those who are not signed in, as is the reviewer; and for the product's own.",
      resolve: ({ authorId }, _, { actor, loaders }) =>
        authorId === null || !may(actor, "READ_PEOPLE") ? null : loaders.person.load(authorId),
    }),
    version: t.exposeInt("version", { description: "Grows with every write; a write names the version it saw." }),
    effectiveFrom: t.field({
      type: "Date",
      nullable: true,
      description:
        "The first day on which its edits hold; null while that is left to the publication. Of one that cancels another, the day on which it was published.",
      resolve: ({ effectiveFrom }) => effectiveFrom,
    }),
    edits: t.field({
      extensions: sized(usual.edits, { mean: 20, work: 200 }),
      type: [ruleEditRef],
      description: "What it makes of each cell.",
      resolve: (change, _, { loaders }) => loaders.edits.load(change),
    }),
    conflicts: t.int({
      description:
        "How many of its cells others have published since it was drafted, or, of what the product proposes, since the product's last word: each has `overtakenBy`.",
      resolve: (change, _, { loaders }) => loaders.conflicts.load(change),
    }),
    reviews: t.field({
      extensions: sized(usual.reviews, { mean: 2 }),
      type: [reviewRef],
      description: "Every verdict so far, oldest first.",
      resolve: ({ number }, _, { loaders }) => loaders.reviews.load(number),
    }),
    sources: t.field({
      extensions: sized(usual.sources, { mean: 2 }),
      type: [sourceRef],
      description: "What it is founded on.",
      resolve: ({ number }, _, { loaders }) => loaders.sources.load(number),
    }),
    notices: t.field({
      extensions: sized(4),
      type: [changeNoticeRef],
      description:
        "Where its author or whoever approved it is disabled or lost the role since; of changes still to be published or to take effect, for those signed in.",
      resolve: (change, _, { loaders }) => loaders.notices.load(change),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was drafted." }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", description: "When it was last written, or took a step." }),
    publishedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was published.",
      resolve: ({ publishedAt }) => publishedAt,
    }),
    reverts: t.field({
      type: changeRef,
      nullable: true,
      description: "The change that this one undoes, or cancels (`cancels`).",
      resolve: ({ reverts }, _, { loaders }) => (reverts === null ? null : loaders.change.load(reverts)),
    }),
    revertedBy: t.field({
      type: changeRef,
      nullable: true,
      description:
        "The change that undoes this one, or cancels it; one that isn't published yet only for those signed in.",
      resolve: ({ number }, _, { loaders }) => loaders.revert.load(number),
    }),
  }),
});
