import { randomUUID } from "node:crypto";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Logger } from "pino";
import { InvalidInput, Refusal, Unavailable } from "../domain/acting/refusal.ts";

/**
 * What a caller gets to see of something thrown: an expected refusal in both languages, and of a bug only an id, under
 * which the log has the rest. Errors of GraphQL itself (syntax, validation, coercion) pass as they are.
 */
export function maskErrorWith(log: Logger): (error: unknown) => GraphQLError {
  return (error) => {
    const thrown = innermost(error);
    if (thrown instanceof GraphQLError) return error instanceof GraphQLError ? error : thrown;
    const at = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
    // Nothing that the caller did: whoever runs this has to know.
    if (thrown instanceof Unavailable) log.error({ err: thrown.cause }, "the store can't be written to");
    if (thrown instanceof Refusal)
      // What has a path was thrown by a resolver; without one it is a variable that GraphQL names in its own words.
      return refusalOf(thrown, at, error instanceof GraphQLError && !error.path ? error.message : thrown.message);
    const id = randomUUID();
    log.error({ err: thrown, errorId: id }, "unexpected error");
    return new GraphQLError(`服务器内部错误，编号 ${id} / Internal error, id ${id}`, {
      ...at,
      extensions: { code: "INTERNAL_SERVER_ERROR", errorId: id },
    });
  };
}

/** Names the argument or field where a literal in the document can't be taken, as for a variable GraphQL does itself. */
export const namedLiterals: Plugin = {
  onValidate:
    () =>
    ({ result, setResult }) => {
      if (result.length > 0) setResult(result.map((error) => nameLiteral(error)));
    },
};

function nameLiteral(error: unknown): unknown {
  const thrown = innermost(error);
  if (!(error instanceof GraphQLError) || !(thrown instanceof Refusal)) return error;
  const field = error.nodes?.[0]?.loc?.startToken.prev?.prev?.value;
  const name = field === undefined ? "" : `${field}: `;
  return refusalOf(thrown, { nodes: error.nodes }, `${name}${thrown.message}`, field === undefined ? [] : [field]);
}

function refusalOf(
  refusal: Refusal,
  at: Pick<GraphQLFormattedError, "path"> & { nodes?: GraphQLError["nodes"] },
  message: string,
  inputPath: readonly string[] | undefined = refusal instanceof InvalidInput ? refusal.path : undefined,
): GraphQLError {
  return new GraphQLError(message, {
    ...at,
    extensions: { code: refusal.code, messages: refusal.text, ...(inputPath ? { inputPath } : {}) },
  });
}

/** What was thrown at first, however often GraphQL wrapped it. */
function innermost(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}
