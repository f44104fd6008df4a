import type { ResultOf } from "gql.tada";
import { graphql } from "./graphql.ts";

/** A page of the audit, beside everybody whose acts it can be narrowed to. */
export const auditQuery = graphql(`
  query Audit($first: Int!, $after: String, $before: String, $change: Int, $actor: ID, $locale: Locale!) {
    auditEvents(first: $first, after: $after, before: $before, change: $change, actor: $actor) {
      edges {
        node {
          sequence
          at
          actorKind
          actor {
            id
            name
          }
          action
          change
          person {
            id
            name
          }
          sample {
            id
            name(locale: $locale)
          }
          subject
          version
          origin
          details
          hash
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    people {
      id
      name
    }
  }
`);

export type AuditResult = ResultOf<typeof auditQuery>;
export type AuditEvent = AuditResult["auditEvents"]["edges"][number]["node"];
