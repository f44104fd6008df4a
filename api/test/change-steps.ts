import type { TestServer } from "./harness.ts";
import { dataOf } from "./harness.ts";

/** The steps of a change's life over HTTP, as a client of the API takes them. */

/** Whatever answers GraphQL. */
export type Asked = Pick<TestServer, "gql">;
type Bearer = { readonly token: string };

export type Result =
  | { readonly __typename: "ChangeSuccess"; readonly change: ChangeAnswer }
  | {
      readonly __typename: "InvalidInput" | "NotAllowed" | "Conflict" | "NotFound";
      readonly zh: string;
      readonly en: string;
      readonly path?: readonly string[];
      readonly current?: ChangeAnswer;
    };

export interface ChangeAnswer {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly status: string;
  readonly effectiveFrom: string | null;
  readonly author: { readonly name: string } | null;
  readonly edits: readonly {
    readonly province: { readonly code: string } | null;
    readonly requirement: { readonly key: string };
    readonly before: { readonly summary: string } | null;
    readonly after: { readonly summary: string } | null;
  }[];
  readonly sources: readonly { readonly title: string }[];
  readonly reviews: readonly { readonly verdict: string; readonly reviewer: { readonly name: string } | null }[];
  readonly reverts: { readonly number: number } | null;
  readonly revertedBy: { readonly number: number } | null;
}

export const changeFields = `id number version title status effectiveFrom author { name }
  edits { province { code } requirement { key } before { summary } after { summary } }
  sources { title } reviews { verdict reviewer { name } } reverts { number } revertedBy { number }`;

const resultFields = `__typename
  ... on ChangeSuccess { change { ${changeFields} } }
  ... on Problem { zh: message(locale: ZH) en: message(locale: EN) }
  ... on InvalidInput { path }
  ... on Conflict { current { ${changeFields} } }`;

export type Operation =
  | "createChange"
  | "editChange"
  | "submitChange"
  | "reviewChange"
  | "publishChange"
  | "withdrawChange"
  | "revertChange";

const inputTypes: Readonly<Record<Operation, string>> = {
  createChange: "CreateChangeInput",
  editChange: "EditChangeInput",
  submitChange: "ChangeStepInput",
  reviewChange: "ReviewChangeInput",
  publishChange: "PublishChangeInput",
  withdrawChange: "ChangeStepInput",
  revertChange: "ChangeStepInput",
};

export async function take(
  server: Asked,
  operation: Operation,
  input: object,
  as?: { token: string },
): Promise<Result> {
  const query = `mutation($input: ${inputTypes[operation]}!) { result: ${operation}(input: $input) { ${resultFields} } }`;
  return dataOf(await server.gql<{ result: Result }>(query, { input }, as)).result;
}

/** Takes a step that must succeed. */
export async function took(
  server: Asked,
  operation: Operation,
  input: object,
  as: { token: string },
): Promise<ChangeAnswer> {
  const result = await take(server, operation, input, as);
  if (result.__typename === "ChangeSuccess") return result.change;
  throw new Error(`${operation}: ${result.__typename} ${result.path?.join(".") ?? ""} ${result.en}`);
}

export const source = { title: "浙江省通信管理局通知", url: "https://example.com/notice", publishedOn: "2026-11-01" };

export interface Edit {
  readonly province: string | null;
  readonly requirement: string;
  readonly value: unknown;
  readonly strictness?: string;
  readonly noteZh?: string;
}

/** A draft with edits and a source. */
export async function drafted(
  server: Asked,
  editor: Bearer,
  set: readonly Edit[],
  more: object = {},
): Promise<ChangeAnswer> {
  const created = await took(
    server,
    "createChange",
    { title: "调整规则", reason: "管局通知", sources: [source], ...more },
    editor,
  );
  return took(server, "editChange", { ...at(created), set }, editor);
}

/** A draft that was submitted and approved. */
export async function approved(
  server: Asked,
  { editor, reviewer }: { editor: Bearer; reviewer: Bearer },
  set: readonly Edit[],
  more: object = {},
): Promise<ChangeAnswer> {
  const draft = await drafted(server, editor, set, more);
  const submitted = await took(server, "submitChange", at(draft), editor);
  return took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer);
}

export function at({ number, version }: { number: number; version: number }): { number: number; version: number } {
  return { number, version };
}
