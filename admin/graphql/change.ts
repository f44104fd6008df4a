import type { ResultOf, VariablesOf } from "gql.tada";
import { graphql } from "./graphql.ts";
import { ruleContentFragment } from "./province.ts";

/** All that the review of a change shows, but for its impact, which takes a while. */
const changeFragment = graphql(
  `
    fragment WholeChange on Change {
      id
      number
      version
      title
      reason
      status
      createdAt
      updatedAt
      publishedAt
      effectiveFrom
      author {
        id
        name
      }
      reverts {
        id
        number
        title
      }
      revertedBy {
        id
        number
        title
        status
      }
      sources {
        title
        url
        clause
        publishedOn
        retrievedOn
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
          findingCodes
        }
        before {
          ...RuleContent
        }
        after {
          ...RuleContent
          noteZh
          noteEn
        }
        handsBack
        until
        overtakenBy {
          id
          effectiveFrom
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
      reviews {
        reviewer {
          id
          name
        }
        verdict
        comment
        at
        changeVersion
      }
      comments {
        id
        author {
          id
          name
        }
        text
        at
      }
      notices {
        kind
        message(locale: $locale)
      }
      lint {
        kind
        message(locale: $locale)
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
      }
      steps {
        step
        allowed
        reason(locale: $locale)
      }
    }
  `,
  [ruleContentFragment],
);

// What comes of a mutation, a fragment a type: the cache knows no unions, and would leave out a fragment on one.
const doneFragment = graphql(
  `
    fragment Done on ChangeSuccess {
      change {
        ...WholeChange
      }
    }
  `,
  [changeFragment],
);
const conflictFragment = graphql(
  `
    fragment Overtaken on Conflict {
      message(locale: $locale)
      current {
        ...WholeChange
      }
    }
  `,
  [changeFragment],
);
const invalidFragment = graphql(`
  fragment Invalid on InvalidInput {
    path
    reason(locale: $locale)
  }
`);
const forbiddenFragment = graphql(`
  fragment Forbidden on NotAllowed {
    message(locale: $locale)
  }
`);
const missingFragment = graphql(`
  fragment Missing on NotFound {
    message(locale: $locale)
  }
`);
const outcomeFragments = [doneFragment, conflictFragment, invalidFragment, forbiddenFragment, missingFragment] as const;

export const changeQuery = graphql(
  `
    query Change($number: Int!, $locale: Locale!) {
      change(number: $number) {
        ...WholeChange
      }
    }
  `,
  [changeFragment],
);

export const changeTitleQuery = graphql(`
  query ChangeTitle($number: Int!) {
    change(number: $number) {
      id
      number
      title
    }
  }
`);

/** What a change does to the samples; asked for by itself, since two rule books are tried on all of them. */
export const changeImpactQuery = graphql(`
  query ChangeImpact($number: Int!, $locale: Locale!) {
    change(number: $number) {
      id
      version
      impact {
        samples
        cases {
          ...ImpactCase
        }
        otherwise {
          ...ImpactCase
        }
      }
    }
  }

  fragment ImpactCase on ImpactCase {
    sampleId
    name(locale: $locale)
    province {
      id
      code
      name(locale: $locale)
    }
    before
    after
    appearing {
      ...ImpactFinding
    }
    vanishing {
      ...ImpactFinding
    }
  }

  fragment ImpactFinding on Finding {
    code
    severity
    message(locale: $locale)
  }
`);

export const submitChange = graphql(
  `
    mutation SubmitChange($input: ChangeStepInput!, $locale: Locale!) {
      outcome: submitChange(input: $input) {
        __typename
        ...Done
        ...Overtaken
        ...Invalid
        ...Forbidden
        ...Missing
      }
    }
  `,
  [...outcomeFragments],
);

export const reviewChange = graphql(
  `
    mutation ReviewChange($input: ReviewChangeInput!, $locale: Locale!) {
      outcome: reviewChange(input: $input) {
        __typename
        ...Done
        ...Overtaken
        ...Invalid
        ...Forbidden
        ...Missing
      }
    }
  `,
  [...outcomeFragments],
);

export const publishChange = graphql(
  `
    mutation PublishChange($input: PublishChangeInput!, $locale: Locale!) {
      outcome: publishChange(input: $input) {
        __typename
        ...Done
        ...Overtaken
        ...Invalid
        ...Forbidden
        ...Missing
      }
    }
  `,
  [...outcomeFragments],
);

export const withdrawChange = graphql(
  `
    mutation WithdrawChange($input: ChangeStepInput!, $locale: Locale!) {
      outcome: withdrawChange(input: $input) {
        __typename
        ...Done
        ...Overtaken
        ...Invalid
        ...Forbidden
        ...Missing
      }
    }
  `,
  [...outcomeFragments],
);

/** Its outcome is the inverse draft. */
export const revertChange = graphql(
  `
    mutation RevertChange($input: ChangeStepInput!, $locale: Locale!) {
      outcome: revertChange(input: $input) {
        __typename
        ...Done
        ...Overtaken
        ...Invalid
        ...Forbidden
        ...Missing
      }
    }
  `,
  [...outcomeFragments],
);

export const editChange = graphql(
  `
    mutation EditChange($input: EditChangeInput!, $locale: Locale!) {
      outcome: editChange(input: $input) {
        __typename
        ...Done
        ...Overtaken
        ...Invalid
        ...Forbidden
        ...Missing
      }
    }
  `,
  [...outcomeFragments],
);

export const commentOnChange = graphql(
  `
    mutation CommentOnChange($input: CommentInput!, $locale: Locale!) {
      outcome: commentOnChange(input: $input) {
        __typename
        ...Done
        ...Overtaken
        ...Invalid
        ...Forbidden
        ...Missing
      }
    }
  `,
  [...outcomeFragments],
);

export type ChangeVariables = VariablesOf<typeof changeQuery>;
export type ChangeResult = ResultOf<typeof changeQuery>;
export type WholeChange = NonNullable<ChangeResult["change"]>;
export type ChangeOutcome = ResultOf<typeof submitChange>["outcome"];
export type ChangeStatus = WholeChange["status"];
export type RuleEdit = WholeChange["edits"][number];
export type ChangeSource = WholeChange["sources"][number];
export type StepName = WholeChange["steps"][number]["step"];
export type EditChangeInput = VariablesOf<typeof editChange>["input"];
export type Impact = NonNullable<ResultOf<typeof changeImpactQuery>["change"]>["impact"];
export type ImpactCase = Impact["cases"][number];
