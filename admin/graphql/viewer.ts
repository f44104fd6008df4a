import type { ResultOf } from "gql.tada";
import { graphql } from "./graphql.ts";

/** Who is signed in, and what they may do; null where nobody is. */
export const viewerQuery = graphql(`
  query Viewer {
    viewer {
      id
      name
      email
      role
      acts
      mustChangePassword
    }
  }
`);

export type ViewerResult = ResultOf<typeof viewerQuery>;
export type Viewer = NonNullable<ViewerResult["viewer"]>;
/** What takes a role, as the API names it. */
export type Act = Viewer["acts"][number];
