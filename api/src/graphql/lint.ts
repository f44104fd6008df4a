import type { LintWarning } from "../domain/changes/lint.ts";
import { units } from "../domain/work.ts";
import { builder } from "./builder.ts";
import { provinceOfLayer } from "./cell-fields.ts";
import { sized, usual } from "./limits/field-cost.ts";
import { localeArg, localised } from "./locale-arg.ts";
import { changeRef, requirementRef } from "./refs.ts";

const lintKindEnum = builder.enumType("LintKind", {
  description: "What kind of thing is worth a second look.",
  values: {
    CONTRADICTION: {
      description: "It is at odds with another rule of the province, or can't be satisfied. 规则矛盾。",
    },
    UNREACHABLE: { description: "A rule can never be broken any more. 规则不会用到。" },
    SAME_AS_NATIONAL: {
      description: "It says what the national default says: hand the province back. 与全国默认相同。",
    },
    HOLDS_ALREADY: { description: "It holds already; submitting is refused. 与现行内容相同。" },
    OLDER_SOURCE: { description: "Its sources are older than those of the rule replaced. 来源较旧。" },
    PUBLISHED_MEANWHILE: { description: "Another change has published the rule since. 起草后已有发布。" },
    OVERRIDES_LATER: { description: "Undoing overrides what a later change has set. 覆盖后来的变更。" },
  } as const,
});

const lintWarningRef = builder.objectRef<LintWarning>("LintWarning").implement({
  description: "Something about a change that is worth a second look. It stops nothing.",
  fields: (t) => ({
    kind: t.expose("kind", { type: lintKindEnum, description: "For programs." }),
    message: t.string({
      args: localeArg,
      description: "For people.",
      resolve: ({ text }, args) => localised(text, args),
    }),
    province: t.field(provinceOfLayer),
    requirement: t.expose("requirement", { type: requirementRef, description: "What it is about." }),
  }),
});

builder.objectField(changeRef, "lint", (t) =>
  t.field({
    extensions: sized(usual.edits, { mean: 5, work: 3 * units.book }),
    type: [lintWarningRef],
    description: "What is worth a second look before it is submitted, approved or published; nothing once it is.",
    resolve: (change, _, { domain }) => domain.changes.lintOf(change),
  }),
);
