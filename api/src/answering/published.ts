import type { DocumentNode, GraphQLSchema } from "graphql";
import { getNamedType, isCompositeType, isIntrospectionType, TypeInfo, visit, visitWithTypeInfo } from "graphql";

/**
 * Types that the rule book of a day and the catalogue make up, and nothing else: what they answer is the same for
 * everybody, until something is published or the day is over.
 */
export const publishedTypes: ReadonlySet<string> = new Set([
  "Province",
  "Requirement",
  "RequirementOption",
  "ValueGroup",
  "Rule",
  "RuleContent",
  "RuleValue",
  "BooleanValue",
  "ChoiceValue",
  "ChoicesValue",
  "IntegerValue",
  "Comparison",
  "ComparisonRow",
  "CellGroup",
  "RuleDifference",
  "Rulebook",
  "Question",
]);

/** An address is a filing's: neither it nor an answer to it is kept, though it is of a published type. */
const notKept: ReadonlySet<string> = new Set(["provinceOfAddress"]);

/** Whether a query asks for published data only, so that its answer may be kept and given to anybody. */
export function asksForPublishedOnly(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  const query = schema.getQueryType();
  let only = true;
  visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: ({ operation }) => {
        if (operation !== "query") only = false;
      },
      Field: ({ name: { value: name } }) => {
        const type = getNamedType(types.getType());
        const isKept = type && (!isCompositeType(type) || publishedTypes.has(type.name));
        const isRoot = types.getParentType() === query;
        // The schema's own description of itself isn't published data; a type's name is as harmless as it is short.
        if (!isKept || isIntrospectionType(type) || (isRoot && notKept.has(name))) only = false;
      },
    }),
  );
  return only;
}
