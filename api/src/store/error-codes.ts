/** Whether a code is of the database's own errors, whose messages speak of tables and files and of nothing that is in them. */
export function isStoreCode(code: string): boolean {
  return code.startsWith("SQLITE_");
}
