import { graphql } from "./graphql.ts";

/** The FAQ, answered for one province where it is given, else for all. */
export const questionsQuery = graphql(`
  query Questions($locale: Locale!, $province: ProvinceCode) {
    questions {
      key
      title(locale: $locale)
      answer(locale: $locale, province: $province)
      requirements {
        id
        key
        title(locale: $locale)
      }
    }
  }
`);

/** Where the rules of some requirements are known from. */
export const answerSourcesQuery = graphql(`
  query AnswerSources($requirements: [String!]!, $provinces: [ProvinceCode!]) {
    comparison(requirements: $requirements, provinces: $provinces) {
      rows {
        requirement {
          id
          key
        }
        cells {
          revision {
            id
            sources {
              title
              url
              clause
            }
          }
        }
      }
    }
  }
`);
