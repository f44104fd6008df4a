/** The one of some names that a mistyped one may have meant; null where none comes near. */
export function nearest(name: string, known: readonly string[]): string | null {
  const last = lastPart(name);
  const sameEnd = known.find((one) => one !== name && lastPart(one) === last);
  if (sameEnd !== undefined) return sameEnd;
  let best: string | null = null;
  // Half of a short name may be wrong, a third of a long one.
  let fewest = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const one of known) {
    if (Math.abs(one.length - name.length) >= fewest) continue;
    const edits = distance(name.toLowerCase(), one.toLowerCase());
    if (edits < fewest) {
      fewest = edits;
      best = one;
    }
  }
  return best;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

/** Letters to be put in, left out or replaced (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one.charAt(i - 1) === other.charAt(j - 1) ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
