/** Whether each word that was typed stands in one of the texts; full-width letters and capitals don't matter. */
export function matchesWords(texts: readonly string[], query: string): boolean {
  const folded = texts.map(fold);
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.some((text) => text.includes(word)));
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
