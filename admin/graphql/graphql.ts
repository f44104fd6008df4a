import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./introspection.generated.d.ts";

/** Writes an operation whose variables and result are typed by the API's schema. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    /** YYYY-MM-DD in Beijing. */
    Date: string;
    /** RFC 3339, in UTC. */
    DateTime: string;
    JSON: unknown;
  };
}>();
