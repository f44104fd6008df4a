import { CelScalar, celFunc, listType } from "@bufbuild/cel";
import type { DeclaredFunction } from "./environment.ts";
import type { Functions } from "./fold.ts";
import type { Known } from "./tree.ts";
import type { Type } from "./type.ts";

// Test support: CEL's own implementation as the judge of our reading. Whole numbers are bigints there, days are texts, and
// what isn't known is an error, which its && and || pass over as ours do.

export function celType(type: Type) {
  if (type.kind === "LIST") return listType(CelScalar.STRING);
  return {
    FLAG: CelScalar.BOOL,
    NUMBER: CelScalar.INT,
    DAY: CelScalar.STRING,
    TEXT: CelScalar.STRING,
    OPTION: CelScalar.STRING,
  }[type.kind];
}

export type CelValue = boolean | bigint | string | readonly CelValue[];

export function toCel(value: Known): CelValue {
  if (typeof value === "object") return value.map(toCel);
  return typeof value === "number" ? BigInt(value) : value;
}

function fromCel(value: unknown): Known {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "object" && value !== null && Symbol.iterator in value) return [...(value as Iterable<string>)];
  return value as Known;
}

/** Facts as CEL names them: a map for what stands before a dot, be there anything in it or not. */
export function nested(names: Iterable<string>, read: (name: string) => Known | undefined): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const name of names) {
    const groups = name.split(".");
    const key = groups.pop() ?? "";
    let within = all;
    for (const group of groups) {
      within[group] ??= {};
      within = within[group] as Record<string, unknown>;
    }
    const value = read(name);
    if (value !== undefined) within[key] = toCel(value);
  }
  return all;
}

/** Our functions as CEL's; one that can't tell is an error. */
export function celFunctions(declared: ReadonlyMap<string, DeclaredFunction>, running: Functions) {
  return [...declared].map(([name, { takes, gives }]) =>
    celFunc(name, takes.map(celType), celType(gives), (...given: unknown[]) => {
      const made = running.get(name)?.(...(given.map(fromCel) as never[]));
      if (made === undefined) throw new Error(`${name} can't tell`);
      return toCel(made);
    }),
  );
}
