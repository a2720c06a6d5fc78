import { errorCodeOf } from './error-code.ts'

/** Why something could not be written; the words for each are `errors.whyNotWritten`. */
export type WhyNotWritten =
  'folder' | 'forbidden' | 'read-only' | 'name' | 'full' | 'busy' | 'links' | 'fault' | 'other'

/** By the codes of the file system, and by those of SQLite up to their first two words. */
const WHY: Readonly<Record<string, WhyNotWritten>> = {
  ENOENT: 'folder',
  ENOTDIR: 'folder',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'read-only',
  ENAMETOOLONG: 'name',
  EINVAL: 'name',
  ELOOP: 'links',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EMFILE: 'busy',
  ENFILE: 'busy',
  EIO: 'fault',
  ENXIO: 'fault',
  ENODEV: 'fault',
  SQLITE_PERM: 'forbidden',
  SQLITE_READONLY: 'read-only',
  SQLITE_FULL: 'full',
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_IOERR: 'fault',
  SQLITE_CANTOPEN: 'folder',
}

/** Why the file system or SQLite did not take what was to be written, by the code of what they threw. */
export function whyNotWritten(thrown: unknown): WhyNotWritten {
  const code = errorCodeOf(thrown) ?? ''
  return WHY[code] ?? WHY[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? ''] ?? 'other'
}
