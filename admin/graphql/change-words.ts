import type { ResultOf } from "gql.tada";
import { graphql } from "./graphql.ts";

/** What a change says beside its edits, on its own page as in the bar of whoever writes it. */
export const changeWordsFragment = graphql(`
  fragment ChangeWords on Change {
    title
    reason
    sources {
      title
      url
      clause
      publishedOn
      retrievedOn
    }
  }
`);

export type Source = ResultOf<typeof changeWordsFragment>["sources"][number];
