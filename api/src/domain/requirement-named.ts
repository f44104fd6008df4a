import type { Catalogue, Requirement } from "@beian/shared";
import { InvalidInput } from "./acting/refusal.ts";

/** The requirement that a caller named by its key; refused at the argument where the catalogue has none. */
export function requirementNamed(catalogue: Catalogue, key: string, path: readonly string[]): Requirement {
  const requirement = catalogue.find(key);
  if (requirement) return requirement;
  throw new InvalidInput(path, { zh: "没有这项要求", en: "no such requirement" });
}
