import type { GraphQLSchema } from "graphql";
import { builder } from "./builder.ts";
import "./scalars.ts";
import "./enums.ts";
import "./node.ts";
import "./person.ts";
import "./audit-event.ts";
import "./requirement.ts";
import "./rule-content.ts";
import "./rule.ts";
import "./revision.ts";
import "./change.ts";
import "./change-list.ts";
import "./change-step.ts";
import "./comment.ts";
import "./change-mutations.ts";
import "./publication.ts";
import "./province.ts";
import "./validation.ts";
import "./impact.ts";
import "./lint.ts";
import "./sample.ts";
import "./comparison.ts";
import "./timeline.ts";
import "./rulebook.ts";
import "./question.ts";

/** The whole schema, from the types that the files above put into the builder. */
export const schema: GraphQLSchema = builder.toSchema();
