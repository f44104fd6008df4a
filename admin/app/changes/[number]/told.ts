/** What the page tells about the last thing that was done. */
export interface Told {
  readonly tone: "done" | "refused";
  readonly text: string;
  /** How to take it back. */
  readonly undo?: { readonly label: string; readonly act: () => void };
}
