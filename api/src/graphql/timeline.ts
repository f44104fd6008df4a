import type { Layer } from "@beian/shared";
import { national, topics } from "@beian/shared";
import type { ChangeTally, Timeline, TimelineCount } from "../domain/timeline.ts";
import { timelineSteps } from "../domain/timeline.ts";
import { units } from "../domain/work.ts";
import { builder } from "./builder.ts";
import { provinceOfLayer } from "./cell-fields.ts";
import { provinceCodeEnum, topicEnum } from "./enums.ts";
import { inAll, sized, works } from "./limits/field-cost.ts";
import { changeRef } from "./refs.ts";

/** Periods, layers and topics. */
const mostCounts = 120 * (inAll.provinces + 1) * topics.length;

const axisEnum = builder.enumType("TimelineAxis", {
  description: "What places a revision in time.",
  values: {
    EFFECTIVE: { description: "The day from which it holds." },
    RECORDED: { description: "The day in Beijing on which it was published." },
  } as const,
});

const stepEnum = builder.enumType("TimelineStep", {
  description: "How long the periods of a timeline are.",
  values: timelineSteps,
});

const countRef = builder.objectRef<TimelineCount>("TimelineCount").implement({
  description: "How many rules changed in a period, of one province and topic.",
  fields: (t) => ({
    period: t.expose("period", { type: "Date", description: "The first day of the period." }),
    province: t.field(provinceOfLayer),
    topic: t.expose("topic", { type: topicEnum, description: "Of the requirements that changed." }),
    revisions: t.exposeInt("revisions", { description: "How many revisions history has there; never 0." }),
  }),
});

const tallyRef = builder.objectRef<ChangeTally>("TimelineChange").implement({
  description: "A change, with how many of the revisions counted are its own.",
  fields: (t) => ({
    change: t.field({
      type: changeRef,
      nullable: true,
      description: "The change.",
      resolve: ({ changeNumber }, _, { loaders }) => loaders.change.load(changeNumber),
    }),
    revisions: t.exposeInt("revisions", { description: "How many of them." }),
  }),
});

const timelineRef = builder.objectRef<Timeline>("Timeline").implement({
  description: "How many rules changed over time.",
  fields: (t) => ({
    axis: t.expose("axis", { type: axisEnum, description: "What places a revision in time." }),
    step: t.expose("step", { type: stepEnum, description: "How long the periods are." }),
    from: t.field({
      type: "Date",
      nullable: true,
      description: "The first day counted; null with no history.",
      resolve: ({ from }) => from || null,
    }),
    until: t.field({
      type: "Date",
      nullable: true,
      description: "The last day counted; null with no history.",
      resolve: ({ until }) => until || null,
    }),
    counts: t.field({
      extensions: sized(mostCounts),
      type: [countRef],
      description: "By period; what isn't listed is 0.",
      resolve: ({ counts }) => counts,
    }),
    changes: t.field({
      extensions: sized(100, { work: 2_000 }),
      type: [tallyRef],
      nullable: { list: true, items: false },
      description:
        "The changes behind the counts, the latest 100 of them; null where more than 10,000 revisions are counted: narrow the range then.",
      args: {
        province: t.arg({ type: provinceCodeEnum, description: "Only of a province's own rules." }),
        national: t.arg.boolean({ defaultValue: false, description: "Only of national defaults." }),
        topic: t.arg({ type: topicEnum, description: "Only of a topic." }),
      },
      resolve: async (timeline, args, { domain }) => {
        const layer: Layer | undefined = args.national ? national : (args.province ?? undefined);
        return domain.timelines.changesBehind(timeline, { layer, topic: args.topic ?? undefined });
      },
    }),
  }),
});

builder.queryFields((t) => ({
  timeline: t.field({
    extensions: works(units.timeline),
    type: timelineRef,
    description: "How many rules changed over time, by province and topic; at most 120 periods.",
    args: {
      axis: t.arg({ type: axisEnum, defaultValue: "EFFECTIVE", description: "What places a revision in time." }),
      step: t.arg({ type: stepEnum, defaultValue: "YEAR", description: "How long the periods are." }),
      from: t.arg({
        type: "Date",
        description: "The first day counted; unless given, where history begins, or 120 periods before it ends.",
      }),
      until: t.arg({ type: "Date", description: "The last day counted; where history ends unless given." }),
    },
    resolve: (_, { axis, step, from, until }, { domain }) =>
      domain.timelines.timeline({
        axis: axis ?? "EFFECTIVE",
        step: step ?? "YEAR",
        from: from ?? undefined,
        until: until ?? undefined,
      }),
  }),
}));
