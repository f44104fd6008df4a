import type { ValidationRule } from "graphql";
import { GraphQLError, getOperationAST, validate } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Allowances, Rates } from "../../operations/rates.ts";
import { callerOf } from "../../operations/rates.ts";
import type { Context } from "../builder.ts";
import { createCosts } from "./cost.ts";
import { limitExceeded, limits } from "./limit-exceeded.ts";
import { parseWithinLimits } from "./parse-within-limits.ts";

export interface LimitParts {
  readonly rates: Rates;
  readonly allowances: Allowances;
  /** Whether an error may name what the caller could have meant. */
  readonly suggestions: boolean;
}

/** Queries below that aren't counted: however many come, answering them is what the product is for. */
const heavyFrom = 10_000;
/** Further errors of one document tell nobody anything. */
const mostErrors = 10;

/** Refuses documents beyond a limit before they are validated, and operations beyond one before they are executed. */
export function useLimits({ rates, allowances, suggestions }: LimitParts): Plugin<Context> {
  let costOf: ReturnType<typeof createCosts> | undefined;
  let streams = 0;
  const streamsOf = new Map<string, number>();

  const counted = (caller: string, by: number) => {
    const open = (streamsOf.get(caller) ?? 0) + by;
    if (open > 0) streamsOf.set(caller, open);
    else streamsOf.delete(caller);
    streams += by;
  };

  return {
    onParse: ({ setParseFn }) => setParseFn(parseWithinLimits),

    onValidate({ setValidationFn }) {
      setValidationFn((schema, document, rules: readonly ValidationRule[] | undefined) =>
        validate(schema, document, rules, { maxErrors: mostErrors, hideSuggestions: !suggestions }),
      );
    },

    onExecute({ args, setResultAndStopExecution }) {
      Object.assign(args, { hideSuggestions: !suggestions });
      const { schema, document, operationName, variableValues, contextValue } = args;
      const caller = callerOf(contextValue.actor);
      costOf ??= createCosts(schema);
      const cost = costOf(document, operationName, variableValues ?? {});
      if (cost > limits.cost) return setResultAndStopExecution({ errors: [limitExceeded("cost", cost)] });
      const isMutation = getOperationAST(document, operationName)?.operation === "mutation";
      const wait =
        (isMutation ? rates.take("mutations", caller, 1) : 0) ||
        (cost < heavyFrom ? 0 : rates.take("cost", caller, cost));
      if (wait > 0) setResultAndStopExecution({ errors: [tooMany(isMutation ? "mutations" : "cost", wait)] });
    },

    onSubscribe({ args, setResultAndStopExecution }) {
      const caller = callerOf(args.contextValue.actor);
      if ((streamsOf.get(caller) ?? 0) >= limits.streams)
        return setResultAndStopExecution({ errors: [limitExceeded("streams")] });
      if (streams >= limits.streamsInAll) return setResultAndStopExecution({ errors: [limitExceeded("streamsInAll")] });
      counted(caller, 1);
      return {
        onSubscribeResult({ result }) {
          if (Symbol.asyncIterator in result) return { onEnd: () => counted(caller, -1) };
          counted(caller, -1);
          return;
        },
      };
    },
  };

  function tooMany(kind: keyof Allowances, waitMs: number): GraphQLError {
    const seconds = Math.ceil(waitMs / 1_000);
    const value = allowances[kind];
    const text =
      kind === "mutations"
        ? {
            zh: `每分钟最多写入 ${value} 次，请 ${seconds} 秒后再试`,
            en: `at most ${value} mutations a minute; try again in ${seconds} s`,
          }
        : {
            zh: `每分钟大型查询的开销合计最多 ${value}，请 ${seconds} 秒后再试`,
            en: `heavy queries may cost ${value} a minute at most; try again in ${seconds} s`,
          };
    return new GraphQLError(`${text.zh} / ${text.en}`, {
      extensions: {
        code: "TOO_MANY_REQUESTS",
        limit: { name: `${kind}PerMinute`, value },
        messages: text,
        http: { status: 429, headers: { "retry-after": String(seconds) } },
      },
    });
  }
}

/** Answers for an operation that takes too long, and asks what is left of it to stop. Comes after all that execute. */
export const useTimeLimit: Plugin = {
  onExecute({ executeFn, setExecuteFn }) {
    setExecuteFn((args: Parameters<typeof executeFn>[0]) => {
      const over = new AbortController();
      const answer: unknown = executeFn(Object.assign({}, args, { signal: over.signal }));
      if (!(answer instanceof Promise)) return answer;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(() => {
          over.abort();
          resolve({ errors: [limitExceeded("seconds")] });
        }, limits.seconds * 1_000);
      });
      return Promise.race([answer, late]).finally(() => clearTimeout(timer));
    });
  },
};
