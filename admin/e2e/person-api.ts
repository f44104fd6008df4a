import type { Account } from "./accounts.ts";
import type { SharedProduct } from "./harness.ts";

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
  readonly sources?: readonly { readonly title: string; readonly url?: string }[];
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

/** Signs in through the admin, as a browser does, without one. */
export async function personApi({ adminUrl }: SharedProduct, { email, password }: Account): Promise<PersonApi> {
  const post = (path: string, body: object, cookie = "") =>
    fetch(adminUrl + path, {
      method: "POST",
      headers: { "content-type": "application/json", origin: adminUrl, cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  const signedIn = await post("/api/auth/sign-in/email", { email, password });
  if (!signedIn.ok) throw new Error(`${email} could not sign in: ${signedIn.status}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");

  const gql = async <Data>(query: string, variables: object = {}) => {
    const response = await post("/graphql", { query, variables }, cookie);
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
