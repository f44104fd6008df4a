import * as z from "zod";
import type { Text } from "../locale.ts";
import { optionalCount, optionalDate, optionalFlag, optionalLine } from "./field.ts";

/** The most that one filing may answer. */
const mostAnswers = 200;

/** `<requirement>/<key>`; whether a definition asks it is for `answerProblems` to say. */
const questionName = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\/[a-z][A-Za-z0-9]{0,39}$/;
const longestName = 130;

/** In which member an answer stands, by the type of its question. */
export const answerMembers = { FLAG: "flag", TEXT: "text", NUMBER: "number", DAY: "day" } as const;
export type AnswerMember = (typeof answerMembers)[keyof typeof answerMembers];
export const memberNames: readonly AnswerMember[] = Object.values(answerMembers);

function told(context: z.core.$RefinementCtx, zh: string, en: string, path: readonly PropertyKey[] = []): void {
  context.addIssue({ code: "custom", path: [...path], params: { text: { zh, en } satisfies Text } });
}

const answer = z
  .strictObject({
    fact: z.string().superRefine((name, context) => {
      if (name.length > longestName || !questionName.test(name))
        told(context, "应为 <要求>/<问题>", "must be <requirement>/<question>");
    }),
    flag: optionalFlag(),
    text: optionalLine(500),
    number: optionalCount(1_000_000_000),
    day: optionalDate(),
  })
  .transform(({ fact, ...given }, context) => {
    const [member, ...more] = memberNames.filter((name) => given[name] !== undefined);
    if (member === undefined || more.length > 0)
      told(context, "flag、text、number、day 须恰有其一", "exactly one of flag, text, number and day has to be given");
    return { fact, ...(member === undefined ? {} : { [member]: given[member] }) } as Answer;
  });

/** What is answered to a question that some requirement asks beside the form, in the member of its type. */
export interface Answer {
  readonly fact: string;
  readonly flag?: boolean;
  readonly text?: string;
  readonly number?: number;
  readonly day?: string;
}

/** By name, whatever the order given, so that the same answers are the same filing; none where nothing is answered. */
export const answersSchema = z
  .array(answer)
  .max(mostAnswers)
  .nullish()
  .transform((given, context) => {
    if (!given || given.length === 0) return undefined;
    const seen = new Set<string>();
    for (const { fact } of given) {
      if (seen.has(fact)) told(context, "同一问题回答了两次", "the same question is answered twice", [fact]);
      seen.add(fact);
    }
    return [...given].sort((one, other) => (one.fact < other.fact ? -1 : one.fact > other.fact ? 1 : 0));
  });

/** What is answered to a question; undefined where nothing is. */
export function answerTo(answers: readonly Answer[] | undefined, fact: string): boolean | string | number | undefined {
  const found = answers?.find((one) => one.fact === fact);
  return found && (found.flag ?? found.text ?? found.number ?? found.day);
}
