import type { ResultOf } from "gql.tada";
import { graphql } from "./graphql.ts";

/** How many rules changed over time, and the changes behind a part of it. */
export const timelineQuery = graphql(`
  query Timeline(
    $axis: TimelineAxis!
    $step: TimelineStep!
    $from: Date
    $until: Date
    $province: ProvinceCode
    $national: Boolean!
    $topic: RequirementTopic
  ) {
    timeline(axis: $axis, step: $step, from: $from, until: $until) {
      from
      until
      counts {
        period
        province {
          id
          code
        }
        topic
        revisions
      }
      changes(province: $province, national: $national, topic: $topic) {
        revisions
        change {
          id
          number
          title
          publishedAt
          effectiveFrom
        }
      }
    }
  }
`);

export type TimelineAnswer = ResultOf<typeof timelineQuery>["timeline"];
