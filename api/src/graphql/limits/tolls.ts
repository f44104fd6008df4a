import type { DocumentNode, GraphQLSchema } from "graphql";
import { GraphQLError } from "graphql";
import type { Actor } from "../../domain/acting/actor.ts";
import { currentCall } from "../../operations/call.ts";
import type { Allowances, Rates } from "../../operations/rates.ts";
import { callerOf } from "../../operations/rates.ts";
import { createCosts } from "./cost.ts";
import { limitExceeded, limits } from "./limit-exceeded.ts";
import { mutationsIn } from "./mutations-in.ts";

const minute = 60_000;

export interface Asked {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
}

/** What operations of valid documents take from their callers' allowances. */
export interface Tolls {
  /** Takes what the operation is reckoned to cost; why it may not be executed, else null. */
  readonly take: (asked: Asked) => GraphQLError | null;
  /** Takes what the operation under way took beyond that. */
  readonly settle: (payer: Actor, spent: number) => void;
}

export function createTolls(schema: GraphQLSchema, rates: Rates, allowances: Allowances): Tolls {
  const costOf = createCosts(schema);
  const tooMany = (kind: keyof Allowances, waitMs: number) => tooManyRequests(kind, allowances[kind], waitMs);
  const take: Tolls["take"] = ({ document, operationName, variables, actor }) => {
    const cost = costOf(document, operationName, variables);
    const call = currentCall();
    if (call) call.cost = cost;
    if (cost > limits.cost) return limitExceeded("cost", cost);
    const caller = callerOf(actor);
    const mutations = mutationsIn(document, operationName);
    // However long one waits, so many at once are never allowed.
    if (mutations > allowances.mutations) return tooMany("mutations", minute);
    for (const [kind, amount] of [
      ["mutations", mutations],
      ["cost", cost],
    ] as const) {
      const wait = amount === 0 ? 0 : rates.take(kind, caller, amount);
      if (wait > 0) return tooMany(kind, wait);
    }
    return null;
  };
  return {
    take,
    settle(payer, spent) {
      const reckoned = currentCall()?.cost ?? spent;
      if (spent > reckoned) rates.owe("cost", callerOf(payer), spent - reckoned);
    },
  };
}

function tooManyRequests(kind: keyof Allowances, value: number, waitMs: number): GraphQLError {
  const seconds = Math.ceil(waitMs / 1_000);
  const text =
    kind === "mutations"
      ? {
          zh: `每分钟最多写入 ${value} 次，请 ${seconds} 秒后再试`,
          en: `at most ${value} mutations a minute; try again in ${seconds} s`,
        }
      : {
          zh: `每分钟请求的开销合计最多 ${value}，请 ${seconds} 秒后再试`,
          en: `requests may cost ${value} a minute at most; try again in ${seconds} s`,
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
