import type { ResultOf, VariablesOf } from "gql.tada";
import { allOf } from "./all-of.ts";
import { graphql } from "./graphql.ts";
import { problemFragment } from "./refusal.ts";

/** The samples in use with how each fares today, beside what staff expect. */
export const samplesQuery = graphql(`
  query Samples($locale: Locale!) {
    samples {
      id
      name(locale: $locale)
      trials {
        province {
          id
          code
          name(locale: $locale)
        }
        expected {
          outcome
        }
        actual {
          outcome
        }
        meets
        open {
          id
        }
      }
    }
  }
`);

export type ListedSample = ResultOf<typeof samplesQuery>["samples"][number];

export const sampleQuery = graphql(`
  query Sample($id: String!, $locale: Locale!) {
    sample(id: $id) {
      id
      name(locale: $locale)
      nameZh: name(locale: ZH)
      nameEn: name(locale: EN)
      filing
      version
      archived
      updatedAt
      updatedBy {
        id
        name
      }
      trials {
        province {
          id
          code
          name(locale: $locale)
        }
        expected {
          outcome
          codes
          keys
        }
        actual {
          outcome
          codes
          keys
        }
        meets
        open {
          id
          title(locale: $locale)
        }
      }
    }
  }
`);

export type Sample = NonNullable<ResultOf<typeof sampleQuery>["sample"]>;
export type Outcome = Sample["trials"][number]["expected"]["outcome"];
export const outcomes = allOf<Outcome>()(["PASSES", "NEEDS_ATTENTION", "FAILS"]);
export type FindingCode = Sample["trials"][number]["expected"]["codes"][number];

const sampleOutcomeFragment = graphql(
  `
    fragment SampleOutcome on SampleResult {
      __typename
      ... on SampleSuccess {
        sample {
          id
          version
        }
      }
      ... on SampleConflict {
        currentVersion
      }
      ...Problem
    }
  `,
  [problemFragment],
);

export const createSampleMutation = graphql(
  `
    mutation CreateSample($input: CreateSampleInput!, $locale: Locale!) {
      result: createSample(input: $input) {
        ...SampleOutcome
      }
    }
  `,
  [sampleOutcomeFragment],
);

export const editSampleMutation = graphql(
  `
    mutation EditSample($input: EditSampleInput!, $locale: Locale!) {
      result: editSample(input: $input) {
        ...SampleOutcome
      }
    }
  `,
  [sampleOutcomeFragment],
);

export const archiveSampleMutation = graphql(
  `
    mutation ArchiveSample($input: SampleStepInput!, $locale: Locale!) {
      result: archiveSample(input: $input) {
        ...SampleOutcome
      }
    }
  `,
  [sampleOutcomeFragment],
);

export type SampleFiling = VariablesOf<typeof createSampleMutation>["input"]["filing"];
