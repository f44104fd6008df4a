import type { ResultOf } from "gql.tada";
import { graphql } from "./graphql.ts";
import { ruleContentFragment } from "./province.ts";
import { problemFragment } from "./refusal.ts";

const historyFragment = graphql(
  `
    fragment History on RuleRevisionConnection {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          id
          effectiveFrom
          recordedAt
          correction
          voidedAt
          province {
            id
            code
            name(locale: $locale)
          }
          requirement {
            id
            key
            title(locale: $locale)
          }
          before {
            ...RuleContent
          }
          content {
            ...RuleContent
          }
          sources {
            title
          }
          change {
            id
            number
            title
            version
            status
            cancels
            cancelledBy {
              id
              number
            }
          }
        }
      }
    }
  `,
  [ruleContentFragment],
);

/** A province's history, beside the requirements that it can be narrowed to. */
export const provinceHistoryQuery = graphql(
  `
    query ProvinceHistory(
      $code: ProvinceCode!
      $requirement: String
      $order: HistoryOrder!
      $first: Int!
      $after: String
      $before: String
      $locale: Locale!
    ) {
      province(code: $code) {
        id
        fullName(locale: $locale)
        history(requirement: $requirement, order: $order, first: $first, after: $after, before: $before) {
          ...History
        }
      }
      requirements {
        id
        key
        topic
        title(locale: $locale)
      }
    }
  `,
  [historyFragment],
);

/** A requirement's history in all provinces or one. */
export const requirementHistoryQuery = graphql(
  `
    query RequirementHistory(
      $key: String!
      $province: ProvinceCode
      $order: HistoryOrder!
      $first: Int!
      $after: String
      $before: String
      $locale: Locale!
    ) {
      requirement(key: $key) {
        id
        title(locale: $locale)
        history(province: $province, order: $order, first: $first, after: $after, before: $before) {
          ...History
        }
      }
    }
  `,
  [historyFragment],
);

/** What differs between two moments in a province. */
export const provinceDifferenceQuery = graphql(
  `
    query ProvinceDifference($from: RulesAt!, $to: RulesAt!, $locale: Locale!) {
      difference(from: $from, to: $to) {
        requirement {
          id
          key
          title(locale: $locale)
        }
        from {
          content {
            ...RuleContent
          }
        }
        to {
          content {
            ...RuleContent
          }
        }
      }
    }
  `,
  [ruleContentFragment],
);

/** What a requirement says at two moments, by the provinces in which it says so. */
export const requirementMomentsQuery = graphql(
  `
    query RequirementMoments(
      $key: String!
      $from: Date
      $fromKnown: DateTime
      $to: Date
      $toKnown: DateTime
      $locale: Locale!
    ) {
      requirement(key: $key) {
        id
        from: groups(asOf: $from, knownAt: $fromKnown) {
          content {
            ...RuleContent
          }
          provinces {
            id
            code
            name(locale: $locale)
          }
        }
        to: groups(asOf: $to, knownAt: $toKnown) {
          content {
            ...RuleContent
          }
          provinces {
            id
            code
            name(locale: $locale)
          }
        }
      }
    }
  `,
  [ruleContentFragment],
);

export const revertChangeMutation = graphql(
  `
    mutation RevertChange($input: ChangeStepInput!, $locale: Locale!) {
      result: revertChange(input: $input) {
        __typename
        ... on ChangeSuccess {
          change {
            id
            number
          }
        }
        ... on Conflict {
          current {
            id
            number
          }
        }
        ...Problem
      }
    }
  `,
  [problemFragment],
);

export type History = NonNullable<ResultOf<typeof provinceHistoryQuery>["province"]>["history"];
export type HistoryEntry = History["edges"][number]["node"];
export type HistoryOrder = "RECORDED" | "EFFECTIVE";
export type ValueGroups = NonNullable<ResultOf<typeof requirementMomentsQuery>["requirement"]>["from"];
