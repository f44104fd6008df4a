import type { ResultOf } from "gql.tada";
import { graphql } from "./graphql.ts";

/** Which rule book holds today; its document is loaded by the digest. */
export const currentRulebookQuery = graphql(`
  query CurrentRulebook {
    rulebook {
      digest
      asOf
    }
  }
`);

/** The whole of it, for the server alone: it is large, and the browser loads it by its digest. */
export const rulebookDocumentQuery = graphql(`
  query RulebookDocument {
    rulebook {
      digest
      document
    }
  }
`);

export type CurrentRulebook = ResultOf<typeof currentRulebookQuery>["rulebook"];

/** The samples that staff keep, for those who may see them. */
export const sampleFilingsQuery = graphql(`
  query SampleFilings($locale: Locale!) {
    samples {
      id
      name(locale: $locale)
      filing
    }
  }
`);

export const receiptQuery = graphql(`
  query Receipt($filing: FilingInput!, $province: ProvinceCode) {
    validateFiling(filing: $filing, province: $province) {
      receipt
    }
  }
`);

export const replayQuery = graphql(`
  query Replay($receipt: String!, $filing: FilingInput!, $locale: Locale!) {
    replay(receipt: $receipt, filing: $filing) {
      matches
      validation {
        outcome
        complete
        asOf
        province {
          name(locale: $locale)
        }
        findings {
          key
          severity
          path
          message(locale: $locale)
        }
      }
    }
  }
`);

export type ReplayResult = ResultOf<typeof replayQuery>["replay"];
