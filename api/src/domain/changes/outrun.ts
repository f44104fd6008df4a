/**
 * Whether others have published what an edit is of since its base, by the latest entry of it that stands. Where the base
 * itself was cancelled, what stood before it is nobody's news.
 */
export function isOutrun(
  { baseRevision }: { readonly baseRevision: number | null },
  latest: { readonly id: number } | null,
): boolean {
  return (latest?.id ?? 0) > (baseRevision ?? 0);
}
