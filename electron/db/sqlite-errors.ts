import Database from 'better-sqlite3'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { whyNotWritten } from '#electron/files/why-not-written.ts'

/**
 * The contract's error for what the first looks at a file throw, or undefined when it is a bug and must go on. Nothing is
 * asked of the file then but what holds for every library: whatever SQLite stumbles over, with whatever code, is damage.
 */
export function lookError(thrown: unknown, file: string): CallError | undefined {
  const known = storageError(thrown, file)
  if (known !== undefined || !(thrown instanceof Database.SqliteError)) return known
  return callError('library-damaged', { file, detail: `${thrown.code}: ${thrown.message}` })
}

/**
 * The contract's error for what SQLite or the file system threw, or undefined when it is a bug and must go on.
 * `file` is the library's path.
 */
export function storageError(thrown: unknown, file: string): CallError | undefined {
  const code = codeOf(thrown)
  if (code === undefined) return undefined
  const detail = `${code}: ${(thrown as Error).message}`
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return callError('disk-full', { file })
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') return callError('library-read-only', { file })
  if (['SQLITE_PERM', 'EACCES', 'EPERM'].includes(code)) return callError('library-forbidden', { file })
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return callError('library-held', { file, holder: '?' })
  // A column is computed from a row's JSON: JSON that cannot be read is a row that was damaged.
  const isDamage = /^SQLITE_(CORRUPT|NOTADB|TOOBIG|MISMATCH)/.test(code) || detail.includes('malformed JSON')
  if (isDamage) return callError('library-damaged', { file, detail })
  // The schema's own word against a change: something is there already, or what it refers to is not.
  if (/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)/.test(code)) return callError('conflict', { detail })
  if (code.startsWith('SQLITE_CONSTRAINT')) return callError('invalid-input', { detail })
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') || !code.startsWith('SQLITE_')) {
    return callError('not-saved', { file, why: whyNotWritten(thrown) })
  }
  return undefined
}

function codeOf(thrown: unknown): string | undefined {
  if (thrown instanceof Database.SqliteError) return thrown.code
  // Errors of the file system carry `errno` beside their code; errors of Node's own arguments do not.
  if (thrown instanceof Error && 'errno' in thrown && 'code' in thrown) return String(thrown.code)
  return undefined
}
