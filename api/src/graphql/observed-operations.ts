import type { DocumentNode, ExecutionResult, OperationDefinitionNode } from "graphql";
import { getOperationAST } from "graphql";
import type { Plugin } from "graphql-yoga";
import { currentCall, noteRefusal } from "../operations/call.ts";
import type { Metrics } from "../operations/metrics.ts";

const names = new WeakMap<OperationDefinitionNode, string>();

/** Tells the call under way which operation it is, by the schema's names alone. */
export function noteOperation(operation: OperationDefinitionNode): void {
  const call = currentCall();
  if (!call) return;
  const name = names.get(operation) ?? operationNamed(operation);
  names.set(operation, name);
  call.operation = name;
  call.type = operation.operation;
}

/** Tells the call under way which operation it is, and how it came out. */
export function observedOperations(metrics: Pick<Metrics, "streams">): Plugin {
  const named = (document: DocumentNode, operationName: string | null | undefined) => {
    const operation = getOperationAST(document, operationName);
    if (operation) noteOperation(operation);
  };
  return {
    onParse() {
      const call = currentCall();
      if (call) call.operation = "invalid";
    },
    onExecute({ args }) {
      named(args.document, args.operationName);
    },
    onSubscribe({ args }) {
      named(args.document, args.operationName);
      return {
        onSubscribeResult({ result }) {
          if (!(Symbol.asyncIterator in result)) return;
          metrics.streams(1);
          return { onEnd: () => metrics.streams(-1) };
        },
      };
    },
    onExecutionResult({ result }) {
      const call = currentCall();
      if (!call || result === undefined || !("errors" in result || "data" in result)) return;
      const codes = codesOf(result);
      const isFailed = codes.some((code) => code === "INTERNAL_SERVER_ERROR" || code === "UNAVAILABLE");
      // A mutation that is refused says so by its answer's type, and has no errors.
      call.outcome = isFailed ? "failed" : codes.length > 0 || call.codes.size > 0 ? "refused" : "answered";
    },
    onResultProcess({ result }) {
      if (Symbol.asyncIterator in result) return;
      for (const code of [result].flat().flatMap(codesOf)) noteRefusal(code);
    },
  };
}

/** Of each error; those that have none are GraphQL's own. */
function codesOf({ errors = [] }: Pick<ExecutionResult, "errors">): readonly string[] {
  return errors.map(({ extensions }) => (typeof extensions?.code === "string" ? extensions.code : "GRAPHQL"));
}

/** Its field, or that there are several; what hides in fragments doesn't matter. */
function operationNamed({ selectionSet }: OperationDefinitionNode): string {
  const fields = new Set(
    selectionSet.selections.map((selection) => (selection.kind === "Field" ? selection.name.value : "several")),
  );
  const [only] = fields;
  return fields.size === 1 && only !== undefined ? only : "several";
}
