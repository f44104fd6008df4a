/** What findings mean, in words. */
export interface FindingLabels {
  /** By key, each told apart from the others. */
  readonly keys: Readonly<Record<string, string>>;
  /** By code, for what was expected before findings had keys; one may be of several requirements. */
  readonly codes: Readonly<Record<string, string>>;
  readonly codesByKey: Readonly<Record<string, string>>;
}

/** What is expected or came out, in words: by key where keys are known. */
export function labelsOf(
  { keys, codes }: { readonly keys: readonly string[]; readonly codes: readonly string[] },
  labels: FindingLabels,
): readonly string[] {
  return keys.length > 0 ? keys.map((key) => labels.keys[key] ?? key) : codes.map((code) => labels.codes[code] ?? code);
}
