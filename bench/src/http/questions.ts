import { readSamples } from "../../../api/src/store/seed.ts";

/** All rules of all provinces in words: what a front end or a page of the admin loads first. */
export const publishedQuery = `{ provinces { code name rules { requirement { key title } content { summary strictness }
  origin effectiveFrom effectiveUntil } } }`.replace(/\s+/g, " ");

/** The verdict with its whole trace. */
export const verdictQuery = `query ($filing: FilingInput!) { validateFiling(filing: $filing) { province { code } outcome
  asOf receipt findings { code severity path message remedy } checks { requirement { key } status
  findings { code severity path message } } } }`.replace(/\s+/g, " ");

/** What is asked again and again. */
export const publishedBody = JSON.stringify({ query: publishedQuery });

/** The same question in as many texts, so that no answer is there already: GraphQL ignores a variable that isn't named. */
export function publishedBodies(count: number): readonly string[] {
  return Array.from({ length: count }, (_, turn) => JSON.stringify({ query: publishedQuery, variables: { turn } }));
}

/**
 * The samples one after the other, each time with another name of the principal. The bare server tells by the variable
 * that isn't named which answer to send.
 */
export function verdictBodies(count: number): readonly string[] {
  const samples = readSamples();
  return Array.from({ length: count }, (_, turn) => {
    const sample = turn % samples.length;
    const filing: unknown = samples[sample]?.filing;
    return JSON.stringify({
      query: verdictQuery,
      variables: { filing: turn < samples.length ? filing : renamed(filing, turn), sample },
    });
  });
}

export const sampleCount = readSamples().length;

function renamed(filing: unknown, turn: number): object {
  if (!hasPrincipal(filing)) throw new Error("a sample without a principal");
  // As many characters, so that answers are of one length.
  const number = String.fromCodePoint(0x4e00 + (turn % 5_000), 0x4e00 + Math.floor(turn / 5_000));
  return { ...filing, principal: { ...filing.principal, name: number } };
}

function hasPrincipal(filing: unknown): filing is { principal: object } {
  return typeof filing === "object" && filing !== null && "principal" in filing && typeof filing.principal === "object";
}
