import type { ZenDecision } from "@gorules/zen-engine";
import { ZenEngine } from "@gorules/zen-engine";
import { Ajv } from "ajv";
import { Engine } from "json-rules-engine";
import type { Condition, Key, PlainFacts, Rules, RulesByProvince } from "./five-rules.ts";
import { brokenByHand, casesOf, fiveKeys } from "./five-rules.ts";

/** Another engine: of a filing, the rules broken in each province. */
export interface Peer {
  readonly name: string;
  judge(facts: PlainFacts): readonly (readonly Key[])[] | Promise<readonly (readonly Key[])[]>;
}

/** Each engine with the same rules, set up the way its manual says, once. */
export function peersOf(rules: RulesByProvince): readonly Peer[] {
  return [byHand(rules), ajv(rules), jsonRulesEngine(rules), zen(rules)];
}

function byHand(rules: RulesByProvince): Peer {
  const all = [...rules.values()];
  return { name: "hand-written predicates", judge: (facts) => all.map((own) => brokenByHand(own, facts)) };
}

function ajv(rules: RulesByProvince): Peer {
  const compiler = new Ajv({ allErrors: true, strictTypes: false });
  const all = [...rules.values()].map((own) => {
    const breakable = own.filter(([key, value]) => casesOf(key, value).length > 0);
    const allOf = breakable.map(([key, value]) => ({ not: { anyOf: casesOf(key, value).map(schemaOf) } }));
    return { keys: breakable.map(([key]) => key), validate: compiler.compile({ allOf }) };
  });
  return {
    name: "ajv",
    judge: (facts) =>
      all.map(({ keys, validate }) => {
        if (validate(facts)) return [];
        return (validate.errors ?? []).flatMap(({ schemaPath }) => {
          const at = /^#\/allOf\/(\d+)\/not$/.exec(schemaPath)?.[1];
          return at === undefined ? [] : (keys[Number(at)] ?? []);
        });
      }),
  };
}

function schemaOf(conditions: readonly Condition[]): object {
  const properties = conditions.map(([fact, is]) => [
    fact,
    typeof is === "number" ? { type: "number", exclusiveMaximum: is } : { const: is },
  ]);
  return { properties: Object.fromEntries(properties) };
}

function jsonRulesEngine(rules: RulesByProvince): Peer {
  const engines = [...rules.values()].map((own) => {
    const engine = new Engine();
    for (const [key, value] of own) {
      const any = casesOf(key, value).map((conditions) => ({
        all: conditions.map(([fact, is]) => ({
          fact,
          operator: typeof is === "number" ? "lessThan" : "equal",
          value: is,
        })),
      }));
      if (any.length > 0) engine.addRule({ conditions: { any }, event: { type: key } });
    }
    return engine;
  });
  const judgeIn = async (engine: Engine, facts: PlainFacts): Promise<readonly Key[]> => {
    const { events } = await engine.run({ ...facts });
    const types = new Set(events.map(({ type }) => type));
    return fiveKeys.filter((key) => types.has(key));
  };
  return { name: "json-rules-engine", judge: (facts) => Promise.all(engines.map((engine) => judgeIn(engine, facts))) };
}

function zen(rules: RulesByProvince): Peer {
  const engine = new ZenEngine();
  const decisions = [...rules.values()].map((own) => engine.createDecision(decisionOf(own)));
  const judgeIn = async (decision: ZenDecision, facts: PlainFacts): Promise<readonly Key[]> => {
    const { result } = await decision.evaluate(facts);
    return fiveKeys.filter((key) => result[nameOf(key)] === true);
  };
  return { name: "@gorules/zen-engine", judge: (facts) => Promise.all(decisions.map((one) => judgeIn(one, facts))) };
}

function decisionOf(rules: Rules): object {
  const expressions = rules.map(([key, value]) => ({
    id: key,
    key: nameOf(key),
    value:
      casesOf(key, value)
        .map((conditions) => `(${conditions.map(expressionOf).join(" and ")})`)
        .join(" or ") || "false",
  }));
  return {
    nodes: [
      { id: "in", name: "in", type: "inputNode", position: { x: 0, y: 0 } },
      { id: "rules", name: "rules", type: "expressionNode", content: { expressions }, position: { x: 0, y: 0 } },
      { id: "out", name: "out", type: "outputNode", position: { x: 0, y: 0 } },
    ],
    edges: [
      { id: "1", type: "edge", sourceId: "in", targetId: "rules" },
      { id: "2", type: "edge", sourceId: "rules", targetId: "out" },
    ],
  };
}

function expressionOf([fact, is]: Condition): string {
  if (typeof is === "number") return `${fact} != null and ${fact} < ${is}`;
  return `${fact} == ${typeof is === "string" ? `"${is}"` : is}`;
}

/** A key of an expression is a path, in which a hyphen is a minus. */
function nameOf(key: Key): string {
  return key.replaceAll("-", "_");
}
