import type { ResultOf, VariablesOf } from "gql.tada";
import { changeWordsFragment } from "./change-words.ts";
import { graphql } from "./graphql.ts";
import { ruleContentFragment } from "./province.ts";
import { problemFragment } from "./refusal.ts";

/** All that the review of a change shows, but for its impact, which takes a while. */
const changeFragment = graphql(
  `
    fragment WholeChange on Change {
      id
      number
      version
      ...ChangeWords
      status
      createdAt
      updatedAt
      publishedAt
      effectiveFrom
      origin
      conflicts
      author {
        id
        name
      }
      cancels
      cancelledBy {
        id
        number
      }
      reverts {
        id
        number
        title
        effectiveFrom
      }
      revertedBy {
        id
        number
        title
        status
        cancels
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
      definitionEdits {
        requirement
        before {
          id
          title(locale: $locale)
        }
        after {
          id
          title(locale: $locale)
        }
        overtakenBy {
          id
          number
          title
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
  [changeWordsFragment, ruleContentFragment],
);

/** What comes of a step with a change: the change, or why it was refused. */
const outcomeFragment = graphql(
  `
    fragment ChangeOutcome on ChangeResult {
      __typename
      ... on ChangeSuccess {
        change {
          ...WholeChange
        }
      }
      ... on Conflict {
        current {
          ...WholeChange
        }
      }
      ...Problem
    }
  `,
  [changeFragment, problemFragment],
);

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
        changed
        withheld
        cases {
          ...ImpactCase
        }
        changedOtherwise
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
    completeBefore
    completeAfter
    opening {
      id
      title(locale: $locale)
    }
    settling {
      id
      title(locale: $locale)
    }
    appearing {
      ...ImpactFinding
    }
    vanishing {
      ...ImpactFinding
    }
  }

  fragment ImpactFinding on Finding {
    key
    severity
    message(locale: $locale)
  }
`);

/** What a change makes of one requirement, whole; asked for by itself, since one change may define them all. */
export const definitionEditQuery = graphql(`
  query DefinitionEdit($number: Int!, $requirement: String!, $locale: Locale!) {
    change(number: $number) {
      id
      definitionEdits(requirement: $requirement) {
        requirement
        before {
          ...WholeDefinition
        }
        after {
          ...WholeDefinition
        }
      }
    }
  }

  fragment WholeDefinition on RequirementDefinition {
    id
    topic
    title(locale: $locale)
    description(locale: $locale)
    appliesTo
    filingTypes
    value {
      type
      options {
        key
        label(locale: $locale)
        terms
      }
      minimum
      maximum
      unit(locale: $locale)
      yes(locale: $locale)
      no(locale: $locale)
      none(locale: $locale)
    }
    facts {
      key
      type
      title(locale: $locale)
    }
    findings {
      key
      at
      severity
      message(locale: $locale)
      remedy(locale: $locale)
    }
    rows {
      when
      then
      findings
    }
    unrecorded {
      when
      then
      findings
    }
    cases {
      title
      province
      value
      status
      findings
    }
  }
`);

/** What will hold in each cell day by day once the change is published; asked for by those that take another back. */
export const changeOutlookQuery = graphql(
  `
    query ChangeOutlook($number: Int!, $locale: Locale!) {
      change(number: $number) {
        id
        version
        outlook {
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
          stretches {
            from
            until
            content {
              ...RuleContent
            }
            change {
              id
              number
            }
          }
        }
      }
    }
  `,
  [ruleContentFragment],
);

export const submitChange = graphql(
  `
    mutation SubmitChange($input: ChangeStepInput!, $locale: Locale!) {
      result: submitChange(input: $input) {
        ...ChangeOutcome
      }
    }
  `,
  [outcomeFragment],
);

export const reviewChange = graphql(
  `
    mutation ReviewChange($input: ReviewChangeInput!, $locale: Locale!) {
      result: reviewChange(input: $input) {
        ...ChangeOutcome
      }
    }
  `,
  [outcomeFragment],
);

export const publishChange = graphql(
  `
    mutation PublishChange($input: PublishChangeInput!, $locale: Locale!) {
      result: publishChange(input: $input) {
        ...ChangeOutcome
      }
    }
  `,
  [outcomeFragment],
);

export const withdrawChange = graphql(
  `
    mutation WithdrawChange($input: ChangeStepInput!, $locale: Locale!) {
      result: withdrawChange(input: $input) {
        ...ChangeOutcome
      }
    }
  `,
  [outcomeFragment],
);

/** Its outcome is the inverse draft. */
export const revertChange = graphql(
  `
    mutation RevertChange($input: ChangeStepInput!, $locale: Locale!) {
      result: revertChange(input: $input) {
        ...ChangeOutcome
      }
    }
  `,
  [outcomeFragment],
);

export const editChange = graphql(
  `
    mutation EditChange($input: EditChangeInput!, $locale: Locale!) {
      result: editChange(input: $input) {
        ...ChangeOutcome
      }
    }
  `,
  [outcomeFragment],
);

export const commentOnChange = graphql(
  `
    mutation CommentOnChange($input: CommentInput!, $locale: Locale!) {
      result: commentOnChange(input: $input) {
        ...ChangeOutcome
      }
    }
  `,
  [outcomeFragment],
);

export type ChangeVariables = VariablesOf<typeof changeQuery>;
export type ChangeResult = ResultOf<typeof changeQuery>;
export type WholeChange = NonNullable<ChangeResult["change"]>;
export type ChangeOutcome = ResultOf<typeof outcomeFragment>;
export type ChangeStatus = WholeChange["status"];
export type RuleEdit = WholeChange["edits"][number];
export type DefinitionEdit = WholeChange["definitionEdits"][number];
export type WholeDefinition = NonNullable<
  NonNullable<ResultOf<typeof definitionEditQuery>["change"]>["definitionEdits"][number]["after"]
>;
export type StepName = WholeChange["steps"][number]["step"];
export type EditChangeInput = VariablesOf<typeof editChange>["input"];
export type Impact = NonNullable<ResultOf<typeof changeImpactQuery>["change"]>["impact"];
export type CellOutlook = NonNullable<ResultOf<typeof changeOutlookQuery>["change"]>["outlook"][number];
export type ImpactCase = Impact["cases"][number];
