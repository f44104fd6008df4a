import type { AnyVariables, Client, TypedDocumentNode } from "@urql/core";
import {
  createDraftMutation,
  type Draft,
  type DraftEntry,
  type DraftResult,
  draftQuery,
  draftsQuery,
  type EditDraftInput,
  editDraftMutation,
  submitDraftMutation,
} from "../graphql/draft.ts";
import type { Locale } from "../i18n/locales.ts";
import { apiLocales } from "../i18n/locales.ts";

/** No answer came: the connection is gone or nobody listens, or the API answered that it can't just now. */
export interface NoAnswer {
  readonly __typename: "NoAnswer";
  readonly why: "UNREACHABLE" | "FAILED";
}

/** What the drafts ask of the API, in one language. */
export interface DraftApi {
  readonly draft: (number: number) => Promise<Draft | null | NoAnswer>;
  /** Calls back whenever anything on the page learns of the draft's new state. */
  readonly watch: (number: number, onDraft: (draft: Draft) => void) => () => void;
  /** The person's own drafts, newest first. */
  readonly mine: () => Promise<readonly DraftEntry[] | NoAnswer>;
  readonly create: (input: { title: string; reason: string }) => Promise<DraftResult | NoAnswer>;
  readonly edit: (input: EditDraftInput) => Promise<DraftResult | NoAnswer>;
  readonly submit: (input: { number: number; version: number }) => Promise<DraftResult | NoAnswer>;
}

export function createDraftApi(client: Client, adminLocale: Locale): DraftApi {
  const locale = apiLocales[adminLocale];
  const write = async <Variables extends AnyVariables>(
    document: TypedDocumentNode<{ result: DraftResult }, Variables>,
    variables: Variables,
  ): Promise<DraftResult | NoAnswer> => {
    const { data, error } = await client.mutation(document, variables).toPromise();
    return data?.result ?? noAnswer(error);
  };
  return {
    async draft(number) {
      const { data, error } = await client
        .query(draftQuery, { number, locale }, { requestPolicy: "network-only" })
        .toPromise();
      return data ? data.change : noAnswer(error);
    },
    watch(number, onDraft) {
      const { unsubscribe } = client
        .query(draftQuery, { number, locale }, { requestPolicy: "cache-only" })
        .subscribe(({ data }) => data?.change && onDraft(data.change));
      return unsubscribe;
    },
    async mine() {
      const { data, error } = await client.query(draftsQuery, {}, { requestPolicy: "network-only" }).toPromise();
      // What cancels another takes no edits.
      return data
        ? data.changes.edges.flatMap(({ node: { cancels, ...draft } }) => (cancels ? [] : [draft]))
        : noAnswer(error);
    },
    create: (input) => write(createDraftMutation, { input, locale }),
    edit: (input) => write(editDraftMutation, { input, locale }),
    submit: (input) => write(submitDraftMutation, { input, locale }),
  };
}

function noAnswer(error: { networkError?: Error | undefined } | undefined): NoAnswer {
  return { __typename: "NoAnswer", why: error && !error.networkError ? "FAILED" : "UNREACHABLE" };
}
