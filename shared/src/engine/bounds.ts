/**
 * The most that decisions keep, counted in references: what strangers' filings make of them stays within it. What 76 samples
 * and 2,000 random filings make of the product's own 73 is 76,000.
 */
export const engineBounds = {
  /** Of one requirement in one book. */
  decision: 150_000,
  /** Of all requirements of a book together. */
  book: 500_000,
  /** Terms that books which follow one another ask of filings, before a sheet is begun anew. */
  terms: 4_000,
  /** Numbers that findings of one leaf count, before they are counted anew. */
  counted: 50,
} as const;
