import type { DocumentNode, FragmentDefinitionNode, ParseOptions, SelectionSetNode } from "graphql";
import { GraphQLError, Lexer, parse, Source, visit } from "graphql";
import { limitExceeded, limits } from "./limit-exceeded.ts";

/** Parses a document; throws a GraphQLError for one that isn't GraphQL, or that goes beyond a limit, before anything else looks at it. */
export function parseWithinLimits(source: string | Source, options?: ParseOptions): DocumentNode {
  refuseTooManyTokens(source);
  const document = parse(source, options);
  let aliases = 0;
  let longest = 0;
  let directives = 0;
  visit(document, {
    Field({ alias }) {
      if (!alias) return;
      aliases += 1;
      longest = Math.max(longest, alias.value.length);
    },
    Directive() {
      directives += 1;
    },
  });
  if (aliases > limits.aliases) throw limitExceeded("aliases", aliases);
  if (longest > limits.aliasLength) throw limitExceeded("aliasLength", longest);
  if (directives > limits.directives) throw limitExceeded("directives", directives);
  const depth = depthOf(document);
  if (depth > limits.depth) throw limitExceeded("depth", depth);
  return document;
}

/** The same, which says where a document isn't GraphQL without repeating what stands there. */
export function parseDiscreetly(source: string | Source, options?: ParseOptions): DocumentNode {
  try {
    return parseWithinLimits(source, options);
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions.code !== undefined) throw error;
    const { source, positions } = error;
    throw new GraphQLError(discreet(error.message), { source, positions });
  }
}

/** Of a syntax error the kind of what was found, never its text: it may be a part of what somebody filled in. */
function discreet(message: string): string {
  return message
    .replace(/\b(Name|String|BlockString|Int|Float|Comment) "[\s\S]*"/, "$1")
    .replace(/(escape sequence): "[\s\S]*"/, "$1")
    .replace(/, did you mean "0\.[\s\S]*"/, "");
}

function refuseTooManyTokens(source: string | Source): void {
  const lexer = new Lexer(typeof source === "string" ? new Source(source) : source);
  for (let tokens = 0; lexer.advance().kind !== "<EOF>"; ) {
    tokens += 1;
    if (tokens > limits.tokens) throw limitExceeded("tokens");
  }
}

/** How many fields lie within each other at most, through fragments too; a fragment within itself is GraphQL's to refuse. */
function depthOf(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === "FragmentDefinition") fragments.set(one.name.value, one);
  const known = new Map<string, number>();

  const depthOfSet = (set: SelectionSetNode | undefined): number =>
    Math.max(
      0,
      ...(set?.selections ?? []).map((selection) => {
        if (selection.kind === "FragmentSpread") return depthOfFragment(selection.name.value);
        return depthOfSet(selection.selectionSet) + (selection.kind === "Field" ? 1 : 0);
      }),
    );
  const depthOfFragment = (name: string): number => {
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, 0);
    const depth = depthOfSet(fragments.get(name)?.selectionSet);
    known.set(name, depth);
    return depth;
  };
  return Math.max(0, ...document.definitions.map((one) => ("selectionSet" in one ? depthOfSet(one.selectionSet) : 0)));
}
