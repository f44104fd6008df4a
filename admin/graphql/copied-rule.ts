import { graphql } from "./graphql.ts";
import { ruleContentFragment } from "./province.ts";

/** What holds in a province for one requirement, to be copied into another. */
export const copiedRuleQuery = graphql(
  `
    query CopiedRule($code: ProvinceCode!, $requirement: String!, $locale: Locale!) {
      province(code: $code) {
        id
        rule(requirement: $requirement) {
          content {
            ...RuleContent
          }
        }
      }
    }
  `,
  [ruleContentFragment],
);
