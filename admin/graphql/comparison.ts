import type { ResultOf, VariablesOf } from "gql.tada";
import { graphql } from "./graphql.ts";
import { ruleContentFragment, ruleFragment } from "./province.ts";

const comparisonFragment = graphql(
  `
    fragment ComparisonGroups on Comparison {
      asOf
      provinces {
        id
        code
      }
      rows {
        requirement {
          id
          key
        }
        groups {
          content {
            ...RuleContent
          }
          origin
          columns
        }
      }
    }
  `,
  [ruleContentFragment],
);

/** All provinces by all requirements at one time, and at another where two are compared. */
export const comparisonQuery = graphql(
  `
    query Comparison(
      $asOf: Date
      $knownAt: DateTime
      $twoTimes: Boolean!
      $againstAsOf: Date
      $againstKnownAt: DateTime
      $locale: Locale!
    ) {
      comparison(asOf: $asOf, knownAt: $knownAt) {
        ...ComparisonGroups
      }
      against: comparison(asOf: $againstAsOf, knownAt: $againstKnownAt) @include(if: $twoTimes) {
        ...ComparisonGroups
      }
      latestChanges(first: 1) {
        id
        publishedAt
      }
      requirements {
        id
        key
        topic
        title(locale: $locale)
        description(locale: $locale)
        valueType
      }
    }
  `,
  [comparisonFragment],
);

/** What names the rules that a comparison is of. */
export const comparedBookQuery = graphql(`
  query ComparedBook($asOf: Date, $knownAt: DateTime) {
    rulebook(asOf: $asOf, knownAt: $knownAt) {
      digest
    }
  }
`);

export type ComparisonVariables = VariablesOf<typeof comparisonQuery>;
export type ComparisonResult = ResultOf<typeof comparisonQuery>;
export type ComparedRequirement = ComparisonResult["requirements"][number];

/** One cell of the comparison with its source and its history. */
export const comparedRuleQuery = graphql(
  `
    query ComparedRule(
      $province: ProvinceCode!
      $requirement: String!
      $asOf: Date
      $knownAt: DateTime
      $locale: Locale!
    ) {
      province(code: $province) {
        id
        code
        rule(requirement: $requirement, asOf: $asOf, knownAt: $knownAt) {
          ...RuleWithSources
        }
        history(requirement: $requirement, first: 50) {
          totalCount
          edges {
            node {
              id
              content {
                ...RuleContent
              }
              effectiveFrom
              recordedAt
              correction
              province {
                id
                code
              }
              change {
                id
                number
                title
              }
            }
          }
        }
      }
    }
  `,
  [ruleContentFragment, ruleFragment],
);

export type ComparedRule = ResultOf<typeof comparedRuleQuery>["province"];

/** The rules of a part of the comparison with all that a table of them holds. */
export const exportedRulesQuery = graphql(
  `
    query ExportedRules(
      $provinces: [ProvinceCode!]!
      $requirements: [String!]!
      $asOf: Date
      $knownAt: DateTime
      $locale: Locale!
    ) {
      comparison(provinces: $provinces, requirements: $requirements, asOf: $asOf, knownAt: $knownAt) {
        rows {
          requirement {
            id
            key
          }
          cells {
            content {
              ...RuleContent
            }
            origin
            effectiveFrom
            effectiveUntil
            revision {
              id
              recordedAt
              sources {
                title
                url
                clause
                publishedOn
              }
              change {
                id
                number
              }
            }
          }
        }
      }
    }
  `,
  [ruleContentFragment],
);

export type ExportedRows = ResultOf<typeof exportedRulesQuery>["comparison"]["rows"];
export type ExportedRule = NonNullable<ExportedRows[number]["cells"][number]>;
