/** Whether a revision stands with all of history known: whether its change wasn't cancelled. */
export function stands(revision: string): string {
  return `NOT EXISTS (SELECT 1 FROM void_revision AS gone WHERE gone.revision = ${revision}.id)`;
}
