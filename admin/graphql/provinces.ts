import type { ResultOf } from "gql.tada";
import { graphql } from "./graphql.ts";

/** All provinces with the origin of each of their rules, enough to count those of their own. */
export const provincesQuery = graphql(`
  query Provinces($locale: Locale!) {
    provinces {
      id
      code
      name(locale: $locale)
      fullName(locale: $locale)
      regulator(locale: $locale)
      icpPrefix
      region
      divisionCode
      rules {
        origin
      }
    }
  }
`);

export type ProvinceWithOrigins = ResultOf<typeof provincesQuery>["provinces"][number];
