import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from "graphql";
import { getNamedType, isCompositeType, isInterfaceType, isObjectType } from "graphql";

/**
 * Whether an operation, with the fragments that it reaches, asks for published data only, so that its answer may be kept and
 * given to anybody.
 */
export function asksForPublishedOnly(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
): boolean {
  const root = schema.getQueryType();
  if (operation.operation !== "query" || !root) return false;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of definitions) if (one.kind === "FragmentDefinition") fragments.set(one.name.value, one);
  /** Those that were looked at, or are being looked at. */
  const seen = new Set<FragmentDefinitionNode>();

  const isOfPublished = (set: SelectionSetNode, parent: GraphQLNamedType): boolean =>
    set.selections.every((selection): boolean => {
      if (selection.kind === "Field") {
        const name = selection.name.value;
        // A type's name is as harmless as it is short; the schema's own description of itself isn't published data.
        if (name === "__typename") return true;
        const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
        if (!field || !isPublished(field, parent, parent === root)) return false;
        return !selection.selectionSet || isOfPublished(selection.selectionSet, getNamedType(field.type));
      }
      const part = selection.kind === "InlineFragment" ? selection : fragments.get(selection.name.value);
      if (!part) return false;
      if (part.kind === "FragmentDefinition") {
        if (seen.has(part)) return true;
        seen.add(part);
      }
      const on = part.typeCondition ? schema.getType(part.typeCondition.name.value) : parent;
      return on !== undefined && isOfPublished(part.selectionSet, on);
    });
  return isOfPublished(operation.selectionSet, root);
}

/** Whether a field answers published data: by what it says of itself, else by its parent, and by what it leads to. */
export function isPublished(
  { type, extensions }: GraphQLField<unknown, unknown>,
  parent: GraphQLNamedType,
  isOfRoot: boolean,
): boolean {
  if (extensions.published !== undefined) return extensions.published;
  const named = getNamedType(type);
  const leadsToPublished = isCompositeType(named) && isMarked(named);
  if (isOfRoot) return leadsToPublished;
  return isCompositeType(parent) && isMarked(parent) && (leadsToPublished || !isCompositeType(named));
}

function isMarked({ extensions }: { readonly extensions: Readonly<{ published?: boolean }> }): boolean {
  return extensions.published === true;
}
