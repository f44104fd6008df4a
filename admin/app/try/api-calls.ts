import type { ProvinceCode } from "@beian/shared";

/** The question that the page asks, for a program to ask again. */
export const validateFilingCall = `query ValidateFiling($filing: FilingInput!, $province: ProvinceCode) {
  validateFiling(filing: $filing, province: $province) {
    outcome
    complete
    asOf
    findings { key code severity path message remedy }
    open { requirement { key title } path title }
    cures { edits { kind path from to words } complete }
    receipt
  }
}`;

export function variablesOf(filing: unknown, province: ProvinceCode | null): Readonly<Record<string, unknown>> {
  return province === null ? { filing } : { filing, province };
}

/** The call as one command for a POSIX shell. */
export function curlCommand(origin: string, variables: Readonly<Record<string, unknown>>): string {
  const body = JSON.stringify({ query: validateFilingCall, variables });
  return `curl '${origin}/graphql' -H 'content-type: application/json' --data-binary ${quoted(body)}`;
}

/** In single quotes, in which a shell takes everything as it is. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
