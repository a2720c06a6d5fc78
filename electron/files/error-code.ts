/** The code that the file system, SQLite or Node gave to what was thrown (ENOENT, SQLITE_FULL); undefined for anything else. */
export function errorCodeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined
}
