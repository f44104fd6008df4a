import type { ValidationRule } from "graphql";
import { specifiedRules, ValuesOfCorrectTypeRule, validate } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Actor } from "../../domain/acting/actor.ts";
import { callerOf } from "../../operations/rates.ts";
import type { Context } from "../builder.ts";
import { valuesOfTheirTypes } from "../wrong-inputs.ts";
import { limitExceeded, limits } from "./limit-exceeded.ts";
import { parseDiscreetly } from "./parse-within-limits.ts";
import type { Tolls } from "./tolls.ts";

export interface LimitParts {
  readonly tolls: Tolls;
  /** Whether an error may name what the caller could have meant. */
  readonly suggestions: boolean;
}

/** Further errors of one document tell nobody anything. */
const mostErrors = 10;

function ownRule(rule: ValidationRule): ValidationRule {
  return rule === ValuesOfCorrectTypeRule ? valuesOfTheirTypes : rule;
}

/** Whether the toll of the operation was taken already, and of whom it is taken where that isn't the actor. */
export interface Paid {
  readonly isPaidFor?: boolean;
  readonly payer?: Actor;
}

/** Refuses documents beyond a limit before they are validated, and operations beyond one before they are executed. */
export function useLimits({ tolls, suggestions }: LimitParts): Plugin<Context & Paid> {
  let streams = 0;
  const streamsOf = new Map<string, number>();

  const counted = (caller: string, by: number) => {
    const open = (streamsOf.get(caller) ?? 0) + by;
    if (open > 0) streamsOf.set(caller, open);
    else streamsOf.delete(caller);
    streams += by;
  };

  return {
    onParse: ({ setParseFn }) => setParseFn(parseDiscreetly),

    onValidate({ setValidationFn }) {
      setValidationFn((schema, document, rules: readonly ValidationRule[] | undefined) =>
        validate(schema, document, (rules ?? specifiedRules).map(ownRule), {
          maxErrors: mostErrors,
          hideSuggestions: !suggestions,
        }),
      );
    },

    onExecute({ args, setResultAndStopExecution }) {
      Object.assign(args, { hideSuggestions: !suggestions });
      const { document, operationName, variableValues, contextValue } = args;
      const { isPaidFor, actor, payer = actor } = contextValue;
      const refused = isPaidFor
        ? null
        : tolls.take({ document, operationName, variables: variableValues ?? {}, actor: payer });
      if (refused) setResultAndStopExecution({ errors: [refused] });
    },

    onSubscribe({ args, setResultAndStopExecution }) {
      const { document, operationName, variableValues, contextValue } = args;
      const { actor } = contextValue;
      const refused = tolls.take({ document, operationName, variables: variableValues ?? {}, actor });
      if (refused) return setResultAndStopExecution({ errors: [refused] });
      const caller = callerOf(actor);
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
}
