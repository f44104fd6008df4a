import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { Refusal, InvalidInput } from "../domain/refusal.ts";

/**
 * What a caller gets to see of something thrown: an expected refusal in both languages, and of a bug only an id, under
 * which the log has the rest. Errors of GraphQL itself (syntax, validation, coercion) pass as they are.
 */
export function maskErrorWith(log: Logger): (error: unknown) => GraphQLError {
  return (error) => {
    const original = error instanceof GraphQLError ? error.originalError : error;
    const at = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
    if (error instanceof GraphQLError && !original) return error;
    if (original instanceof GraphQLError) return original;
    if (original instanceof Refusal)
      return new GraphQLError(original.message, {
        ...at,
        extensions: {
          code: original.code,
          messages: original.text,
          ...(original instanceof InvalidInput ? { inputPath: original.path } : {}),
        },
      });
    const id = randomUUID();
    log.error({ err: original, errorId: id }, "unexpected error");
    return new GraphQLError(`服务器内部错误，编号 ${id} / Internal error, id ${id}`, {
      ...at,
      extensions: { code: "INTERNAL_SERVER_ERROR", errorId: id },
    });
  };
}
