import type { z } from "zod";
import type { Text } from "../locale.ts";
import type { Definition } from "./definition.ts";
import type { DefinitionProblem, DefinitionProblemCode } from "./problem.ts";
import type { Refusal } from "./schema.ts";
import { definitionSchema } from "./schema.ts";

/** Takes JSON from outside for a definition; all that is not of its shape is named. */
export function readDefinition(input: unknown): {
  readonly definition: Definition | null;
  readonly problems: readonly DefinitionProblem[];
} {
  const parsed = definitionSchema.safeParse(input);
  if (parsed.success) return { definition: parsed.data, problems: [] };
  return { definition: null, problems: parsed.error.issues.map(problemOf) };
}

function problemOf(issue: z.core.$ZodIssue): DefinitionProblem {
  const path = issue.path.map(String);
  const { code, text } = told(issue, path.at(-1));
  return { code, path, message: text };
}

function told(issue: z.core.$ZodIssue, last: string | undefined): Refusal {
  switch (issue.code) {
    case "custom":
      return isRefusal(issue.params) ? issue.params : refusal("SYNTAX", "无法识别", "can't be taken");
    case "too_big":
      return refusal("TOO_COSTLY", `最多 ${issue.maximum}`, `at most ${issue.maximum}`);
    case "too_small":
      return refusal("SYNTAX", `至少 ${issue.minimum}`, `at least ${issue.minimum}`);
    case "unrecognized_keys":
      // Only how many: what was typed may be of any length.
      return refusal(
        "SYNTAX",
        `有 ${issue.keys.length} 个不认识的成员`,
        `has ${issue.keys.length} members of no meaning`,
      );
    case "invalid_value":
      return refusal(
        "NOT_AN_OPTION",
        `应为以下之一：${issue.values.join("、")}`,
        `must be one of ${issue.values.join(", ")}`,
      );
    case "invalid_key":
      return issue.issues[0]
        ? told(issue.issues[0], last)
        : refusal("KEY_FORM", "键的形式不对", "no key has this form");
    case "invalid_type":
      if (last === "zh" || last === "en")
        return refusal("LANGUAGE_MISSING", "须有中文和英文", "has to be there in both languages");
      return refusal("WRONG_TYPE", `类型应为 ${issue.expected}`, `must be of type ${issue.expected}`);
    default:
      return refusal("WRONG_TYPE", "无法识别", "can't be taken");
  }
}

function refusal(code: DefinitionProblemCode, zh: string, en: string): Refusal {
  return { code, text: { zh, en } satisfies Text };
}

function isRefusal(params: unknown): params is Refusal {
  return typeof params === "object" && params !== null && "code" in params && "text" in params;
}
