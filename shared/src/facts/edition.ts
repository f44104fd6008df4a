/**
 * Which edition of facts, functions and universal checks judges. It goes up where one of them comes to mean something
 * else; verdicts kept for 2,000 filings fail the tests where a verdict moves and it doesn't.
 */
export const engineEdition = 2;
