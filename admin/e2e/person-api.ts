import type { Account } from "./accounts.ts";
import type { SharedProduct } from "./harness.ts";
import { cookieHeader, sessionOf } from "./sessions.ts";

/** A person at the API by their own session, as their browser would ask it. */
export interface PersonApi {
  readonly gql: <Data>(query: string, variables?: object) => Promise<Data>;
  /** A draft with these edits and a source; answers its number. */
  readonly draft: (draft: NewDraft) => Promise<ChangeAt>;
  /** Takes a step that must succeed. */
  readonly take: (step: Step, input: ChangeAt & StepDetails) => Promise<ChangeAt>;
}

export interface ChangeAt {
  readonly number: number;
  readonly version: number;
}

/** What steps take besides. */
export interface StepDetails {
  readonly title?: string;
  readonly reason?: string;
  readonly verdict?: "APPROVED" | "REJECTED";
  readonly comment?: string;
  readonly effectiveFrom?: string;
}

export interface NewDraft {
  readonly title: string;
  readonly reason?: string;
  readonly effectiveFrom?: string;
  readonly sources?: readonly { readonly title: string; readonly url?: string; readonly clause?: string }[];
  readonly set?: readonly { readonly province: string | null; readonly requirement: string; readonly value: unknown }[];
}

const inputTypes = {
  createChange: "CreateChangeInput",
  editChange: "EditChangeInput",
  submitChange: "ChangeStepInput",
  reviewChange: "ReviewChangeInput",
  publishChange: "PublishChangeInput",
  withdrawChange: "ChangeStepInput",
  revertChange: "ChangeStepInput",
} as const;
type Operation = keyof typeof inputTypes;
type Step = Exclude<Operation, "createChange">;

/** By a session through the admin, as a browser has it, without one. */
export async function personApi({ adminUrl }: SharedProduct, account: Account): Promise<PersonApi> {
  const cookie = cookieHeader(await sessionOf(adminUrl, account));
  const gql = async <Data>(query: string, variables: object = {}) => {
    const response = await fetch(`${adminUrl}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: adminUrl, cookie },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(20_000),
    });
    const answer: { data?: Data; errors?: readonly object[] } = JSON.parse(await response.text());
    if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer));
    return answer.data;
  };
  const run = async (operation: Operation, input: object): Promise<ChangeAt> => {
    const { result } = await gql<{ result: { change?: ChangeAt } }>(
      `mutation ($input: ${inputTypes[operation]}!) { result: ${operation}(input: $input) {
        ... on ChangeSuccess { change { number version } } ... on Problem { message } } }`,
      { input },
    );
    if (!result.change) throw new Error(`${operation}: ${JSON.stringify(result)}`);
    return result.change;
  };
  return {
    gql,
    take: run,
    async draft({ reason = "管局通知", sources = [source], set = [], ...words }) {
      const { number, version } = await run("createChange", { ...words, reason, sources });
      return set.length === 0 ? { number, version } : run("editChange", { number, version, set });
    },
  };
}

const source = { title: "浙江省通信管理局通知", url: "https://example.com/notice" };
