import type { ResultOf, VariablesOf } from "gql.tada";
import { graphql } from "./graphql.ts";

export const ruleContentFragment = graphql(`
  fragment RuleContent on RuleContent {
    summary(locale: $locale)
    note(locale: $locale)
    noteZh
    noteEn
    strictness
    value {
      __typename
      ... on BooleanValue {
        boolean
      }
      ... on ChoiceValue {
        option {
          key
          label(locale: $locale)
        }
      }
      ... on ChoicesValue {
        options {
          key
          label(locale: $locale)
        }
      }
      ... on IntegerValue {
        integer
      }
    }
  }
`);

/** A rule with what it is founded on, and the change that brought it. */
export const ruleFragment = graphql(
  `
    fragment RuleWithSources on Rule {
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
        }
        change {
          id
          number
          title
        }
      }
    }
  `,
  [ruleContentFragment],
);

/** One province's rules in force on a date, today unless given, beside everything that a province can rule on. */
export const provinceQuery = graphql(
  `
    query Province($code: ProvinceCode!, $asOf: Date, $knownAt: DateTime, $locale: Locale!) {
      province(code: $code) {
        id
        code
        name(locale: $locale)
        fullName(locale: $locale)
        regulator(locale: $locale)
        icpPrefix
        region
        divisionCode
        version
        rules(asOf: $asOf, knownAt: $knownAt) {
          requirement {
            id
            key
          }
          ...RuleWithSources
        }
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
  [ruleFragment],
);

export type ProvinceVariables = VariablesOf<typeof provinceQuery>;
export type ProvinceResult = ResultOf<typeof provinceQuery>;
export type Province = ProvinceResult["province"];
export type Rule = Province["rules"][number];
export type Requirement = ProvinceResult["requirements"][number];
export type RuleContent = ResultOf<typeof ruleContentFragment>;
export type RuleValue = RuleContent["value"];
