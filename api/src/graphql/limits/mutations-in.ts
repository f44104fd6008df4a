import type { DocumentNode, SelectionSetNode } from "graphql";
import { getOperationAST } from "graphql";

/** How many mutations an operation takes: its fields by the names that they answer under, in fragments too. */
export function mutationsIn(document: DocumentNode, operationName: string | null | undefined): number {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== "mutation") return 0;
  const names = new Set<string>();
  const seen = new Set<string>();
  const collect = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === "Field") names.add((selection.alias ?? selection.name).value);
      else if (selection.kind === "InlineFragment") collect(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        for (const one of document.definitions)
          if (one.kind === "FragmentDefinition" && one.name.value === selection.name.value) collect(one.selectionSet);
      }
    }
  };
  collect(operation.selectionSet);
  return names.size;
}
