import { isProvinceCode, provinceOf } from "@beian/shared";
import { decodeGlobalID } from "@pothos/plugin-relay";
import { InvalidInput } from "../domain/acting/refusal.ts";
import type { Context } from "./builder.ts";
import { builder } from "./builder.ts";
import { sized } from "./limits/field-cost.ts";

/** Loads a node by what stands behind its type's name in an id; null where there is none, or not for this caller. */
const loaders: Readonly<Record<string, (id: string, context: Context) => unknown>> = {
  Person: (id, { loaders: { person } }) => person.load(id),
  Province: (code) => (isProvinceCode(code) ? provinceOf(code) : null),
  Requirement: (key, { domain }) => domain.rulebooks.catalogue.find(key),
  RuleRevision: (id, { loaders: { revision } }) => (isNumber(id) ? revision.load(Number(id)) : null),
  RequirementDefinition: (id, context) => definitionNamed(id, context),
  Change: (id, { loaders: { change } }) => (isNumber(id) ? change.load(Number(id)) : null),
};

/** The most nodes that one call may ask for. */
const mostNodes = 100;

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: "Whatever has this id; null where nothing has, or where it isn't the caller's to see.",
    args: { id: t.arg.id({ required: true, description: "As a node gave it." }) },
    resolve: (_, { id }, context) => load(id, context),
  }),
  nodes: t.field({
    extensions: sized((size) => size("ids") ?? mostNodes, { isChosen: true }),
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: `Up to ${mostNodes} nodes, in the order of their ids, each null where nothing has it.`,
    args: { ids: t.arg.idList({ required: true, description: "As nodes gave them." }) },
    resolve: (_, { ids }, context) => {
      if (ids.length > mostNodes)
        throw new InvalidInput(["ids"], { zh: `一次最多 ${mostNodes} 个`, en: `at most ${mostNodes} a call` });
      return Promise.all(ids.map((id) => load(id, context)));
    },
  }),
}));

async function load(globalId: string, context: Context): Promise<unknown> {
  const [typename, id] = decode(globalId);
  return (await loaders[typename]?.(id, context)) ?? null;
}

/** What stands behind the type's name in an id; empty, which names nothing, for an id of another type. */
export function idWithin(globalId: string, type: string): string {
  const [typename, id] = decode(globalId);
  return typename === type ? id : "";
}

/** A recorded one by its number; one of a change by the change's number and its key, where the change is to be seen. */
async function definitionNamed(id: string, { loaders: { change, definitionEdits, definitionRecorded } }: Context) {
  if (isNumber(id)) return definitionRecorded.load(Number(id));
  const [number = "", ...key] = id.split(".");
  const drafting = isNumber(number) ? await change.load(Number(number)) : null;
  const edits = drafting ? await definitionEdits.load(drafting) : [];
  return edits.find(({ requirement }) => requirement === key.join("."))?.after ?? null;
}

/** The type's name and its own id; both empty for a text that no node gave. */
function decode(globalId: string): readonly [typename: string, id: string] {
  try {
    const { typename, id } = decodeGlobalID(globalId);
    return Object.hasOwn(loaders, typename) ? [typename, id] : ["", ""];
  } catch {
    return ["", ""];
  }
}

/** A row's number in decimal, small enough to be one. */
export function isNumber(id: string): boolean {
  return /^[1-9]\d{0,14}$/.test(id);
}
