import type { ResultOf, VariablesOf } from "gql.tada";
import { changeWordsFragment } from "./change-words.ts";
import { graphql } from "./graphql.ts";
import { ruleContentFragment } from "./province.ts";
import { problemFragment } from "./refusal.ts";

/** A change while it is written. */
export const draftFragment = graphql(
  `
    fragment Draft on Change {
      id
      number
      version
      status
      ...ChangeWords
      author {
        id
        name
      }
      scope {
        requirements {
          id
          key
        }
      }
      edits {
        province {
          id
          code
          name(locale: $locale)
        }
        requirement {
          id
          key
          title(locale: $locale)
        }
        before {
          ...RuleContent
        }
        after {
          ...RuleContent
        }
        handsBack
        base {
          id
          content {
            ...RuleContent
          }
        }
        overtakenBy {
          id
          content {
            ...RuleContent
          }
          change {
            id
            number
            title
          }
        }
      }
    }
  `,
  [changeWordsFragment, ruleContentFragment],
);

export const draftQuery = graphql(
  `
    query Draft($number: Int!, $locale: Locale!) {
      change(number: $number) {
        ...Draft
      }
    }
  `,
  [draftFragment],
);

/** The drafts that the person began, newest first. */
export const draftsQuery = graphql(`
  query Drafts {
    changes(status: [DRAFT], mine: true, first: 100) {
      edges {
        node {
          id
          number
          title
          cancels
        }
      }
    }
  }
`);

const draftResultFragment = graphql(
  `
    fragment DraftResult on ChangeResult {
      __typename
      ... on ChangeSuccess {
        change {
          ...Draft
        }
      }
      ... on Conflict {
        current {
          ...Draft
        }
      }
      ...Problem
    }
  `,
  [draftFragment, problemFragment],
);

export const createDraftMutation = graphql(
  `
    mutation CreateDraft($input: CreateChangeInput!, $locale: Locale!) {
      result: createChange(input: $input) {
        ...DraftResult
      }
    }
  `,
  [draftResultFragment],
);

export const editDraftMutation = graphql(
  `
    mutation EditDraft($input: EditChangeInput!, $locale: Locale!) {
      result: editChange(input: $input) {
        ...DraftResult
      }
    }
  `,
  [draftResultFragment],
);

export const submitDraftMutation = graphql(
  `
    mutation SubmitDraft($input: ChangeStepInput!, $locale: Locale!) {
      result: submitChange(input: $input) {
        ...DraftResult
      }
    }
  `,
  [draftResultFragment],
);

export type Draft = ResultOf<typeof draftFragment>;
export type DraftEdit = Draft["edits"][number];
/** A change of a list to choose from. */
export type DraftEntry = Pick<Draft, "id" | "number" | "title">;
export type EditDraftInput = VariablesOf<typeof editDraftMutation>["input"];
/** What came of a step with a draft: the draft, or why it was refused. */
export type DraftResult = ResultOf<typeof draftResultFragment>;
