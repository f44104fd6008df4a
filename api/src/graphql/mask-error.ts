import { randomUUID } from "node:crypto";
import type { ExecutionArgs, ExecutionResult, GraphQLFormattedError } from "graphql";
import { GraphQLError, getOperationAST } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Logger } from "pino";
import { InvalidInput, Refusal, Unavailable } from "../domain/acting/refusal.ts";
import { noteFault } from "../operations/call.ts";
import { innermost, wrongArgument, wrongVariables } from "./wrong-inputs.ts";

/**
 * What a caller gets to see of something thrown: an expected refusal in both languages, and of a bug only an id, under
 * which the log has the rest. Errors of GraphQL itself (syntax, validation) pass as they are.
 */
export function maskErrorWith(log: Logger): (error: unknown) => GraphQLError {
  return (error) => {
    const thrown = innermost(error);
    if (thrown instanceof GraphQLError) {
      const told = error instanceof GraphQLError ? error : thrown;
      // Of a body that can't be read yoga tells the parser's error too, which quotes the body.
      if ("originalError" in thrown.extensions) return unreadable(thrown);
      if (thrown.extensions.code !== undefined) return told;
      const own = wrongArgument(told);
      if (own) return own;
      // What GraphQL.js itself finds wrong with a field's answer is a bug as any other.
      if (!told.path) return told;
    }
    const at = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
    // Nothing that the caller did: whoever runs this has to know.
    if (thrown instanceof Unavailable) {
      noteFault();
      log.error({ err: thrown.cause }, "the store can't be written to");
    }
    if (thrown instanceof Refusal) return refusalOf(thrown, at);
    const id = randomUUID();
    noteFault();
    log.error({ err: thrown, errorId: id }, "unexpected error");
    return new GraphQLError(`服务器内部错误，编号 ${id} / Internal error, id ${id}`, {
      ...at,
      extensions: { code: "INTERNAL_SERVER_ERROR", errorId: id },
    });
  };
}

/**
 * Says in the product's own words which variable can't be taken, and why, before anything is executed: GraphQL.js would
 * repeat what it was given, and write all of it down anew for each thing that is wrong with it.
 */
export const namedVariables: Plugin = {
  onExecute: ({ args, setResultAndStopExecution }) => stopAtWrong(args, setResultAndStopExecution),
  onSubscribe: ({ args, setResultAndStopExecution }) => stopAtWrong(args, setResultAndStopExecution),
};

function stopAtWrong(args: ExecutionArgs, stop: (result: ExecutionResult) => void): void {
  const operation = getOperationAST(args.document, args.operationName);
  if (!operation?.variableDefinitions?.length) return;
  const errors = wrongVariables(args.schema, operation, args.variableValues ?? {});
  if (errors.length > 0) stop({ errors });
}

/** 400 whatever is accepted: nothing was asked. */
function unreadable({ extensions: { code } }: GraphQLError): GraphQLError {
  const messages = { zh: "正文不是合法的 JSON", en: "the body isn't valid JSON" };
  return new GraphQLError(`${messages.zh} / ${messages.en}`, { extensions: { code, messages, http: { status: 400 } } });
}

function refusalOf(
  refusal: Refusal,
  at: Pick<GraphQLFormattedError, "path"> & { nodes?: GraphQLError["nodes"] },
): GraphQLError {
  const inputPath = refusal instanceof InvalidInput ? refusal.inputPath : undefined;
  return new GraphQLError(refusal.message, {
    ...at,
    extensions: { code: refusal.code, messages: refusal.text, ...(inputPath ? { inputPath } : {}) },
  });
}
