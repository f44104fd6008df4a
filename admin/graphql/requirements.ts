import type { ResultOf, VariablesOf } from "gql.tada";
import { requirementSpecFragment } from "./catalogue.ts";
import { graphql } from "./graphql.ts";
import { ruleContentFragment, ruleFragment } from "./province.ts";

/** The catalogue, with how far each requirement is known and in how many provinces it is ruled on. */
export const requirementsQuery = graphql(`
  query Requirements($locale: Locale!) {
    requirements {
      id
      key
      topic
      title(locale: $locale)
      description(locale: $locale)
      valueType
      ownProvinces
      recordedProvinces
    }
  }
`);

/** One requirement, what every province rules on it today, and the provinces that rule alike. */
export const requirementQuery = graphql(
  `
    query Requirement($key: String!, $locale: Locale!) {
      requirement(key: $key) {
        ...RequirementSpec
        topic
        description(locale: $locale)
        appliesTo
        national {
          ...RuleContent
        }
        groups {
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
      provinces {
        id
        code
        name(locale: $locale)
        rule(requirement: $key) {
          requirement {
            id
            key
          }
          ...RuleWithSources
        }
      }
    }
  `,
  [requirementSpecFragment, ruleContentFragment, ruleFragment],
);

export type ListedRequirement = ResultOf<typeof requirementsQuery>["requirements"][number];
export type RequirementVariables = VariablesOf<typeof requirementQuery>;
export type RequirementResult = ResultOf<typeof requirementQuery>;
export type RequirementDetail = NonNullable<RequirementResult["requirement"]>;
