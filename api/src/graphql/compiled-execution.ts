import type { ExecutionResult } from "graphql";
import { type DocumentNode, getOperationAST } from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import type { Plugin } from "graphql-yoga";
import { LRUCache } from "lru-cache";

/** A document is compiled when it comes for this time: what comes once isn't worth the milliseconds. */
const worthCompiling = 3;
/** Compiled operations kept. */
const mostCompiled = 200;

type Execute = (args: ExecuteArgs) => Promise<ExecutionResult>;
type ExecuteArgs = Parameters<Parameters<NonNullable<Plugin["onExecute"]>>[0]["executeFn"]>[0];

interface Operation {
  times: number;
  /** Null where it can't be compiled. */
  execute?: Execute | null;
}

/**
 * Executes queries that come often as compiled functions. Only answers without errors are taken from those: anything else
 * is executed again by GraphQL.js, whose words, codes and paths are the ones that callers know. Queries change nothing,
 * so that this is safe.
 */
export function compiledExecution(): Plugin {
  const operations = new LRUCache<DocumentNode, Map<string, Operation>>({ max: mostCompiled });
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { document, operationName, schema } = args;
      if (getOperationAST(document, operationName)?.operation !== "query") return;
      let named = operations.get(document);
      if (!named) {
        named = new Map();
        operations.set(document, named);
      }
      const operation = named.get(operationName ?? "") ?? { times: 0 };
      named.set(operationName ?? "", operation);
      operation.times += 1;
      if (operation.times < worthCompiling) return;
      operation.execute ??= compiled(schema, document, operationName);
      const { execute } = operation;
      if (execute === null) return;
      setExecuteFn(async (given: ExecuteArgs) => {
        const result = await execute(given);
        return result.errors === undefined ? result : executeFn(given);
      });
    },
  };
}

function compiled(
  schema: ExecuteArgs["schema"],
  document: DocumentNode,
  operationName: string | null | undefined,
): Execute | null {
  const made = compileQuery(schema, document, operationName ?? undefined);
  if (!isCompiledQuery(made)) return null;
  const { query } = made;
  return async ({ rootValue, contextValue, variableValues }) => query(rootValue, contextValue, variableValues);
}
