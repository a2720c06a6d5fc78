/** The code that the file system, SQLite or Node gave to what was thrown (ENOENT, SQLITE_FULL); undefined for anything else. */
export function errorCodeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined
}

/** Whether nothing can lie there: links that lead nowhere, or round in a ring, and a name that no file can have. */
export function isNobodysName(thrown: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(errorCodeOf(thrown) ?? '')
}
