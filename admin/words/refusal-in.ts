/** What comes of asking something of a change, as far as it is told. */
type Outcome =
  | { readonly __typename: "ChangeSuccess" }
  | { readonly __typename: "InvalidInput"; readonly reason: string }
  | { readonly __typename: "Conflict" | "NotAllowed" | "NotFound"; readonly message: string };

/** Why it wasn't done, in words; null where it was. Without an answer nobody knows. */
export function refusalIn(outcome: Outcome | null, unreachable: string): string | null {
  if (outcome === null) return unreachable;
  switch (outcome.__typename) {
    case "ChangeSuccess":
      return null;
    case "InvalidInput":
      return outcome.reason;
    default:
      return outcome.message;
  }
}
