import { z } from 'zod'

/**
 * Every way in which a call can fail as expected. The words for each come from the messages (`errors.<code>`),
 * filled with `values`; `file` names the file at fault.
 */
export const ERROR_CODES = [
  'invalid-input',
  'not-found',
  'conflict',
  /** Another suggestion, open or accepted, wants the same place (`others`): one of them is rejected first. */
  'suggestion-conflict',
  'suggestion-torn',
  'canceled',
  'internal',
  /** The core died before it answered; sending the same again is safe. */
  'core-lost',
  'later',
  'library-read-only',
  'library-held',
  'library-newer',
  'library-foreign',
  'library-damaged',
  'library-missing',
  /** It lies among Galley's own files, such as a backup: those are put back, never worked in. */
  'library-own',
  /** What is at the library's path is not the file that is open; `kept`: a copy of all that was saved. */
  'library-moved',
  /** The same, and no copy of what was saved could be written so far. */
  'library-unkept',
  /** It holds tables, views or triggers that are not ours (`detail` names them): it is read, never written. */
  'library-altered',
  /** The file or its folder belongs to somebody else, or its rights forbid writing. */
  'library-forbidden',
  'disk-full',
  'not-saved',
  'file-missing',
  /** It is another text than the one that was looked at. */
  'file-changed',
  'file-unreadable',
  /** A pipe, a device or a socket: only ordinary files are opened. */
  'file-not-regular',
  'file-empty',
  'file-binary',
  'file-too-large',
  'file-unsupported',
  /** No line of it names a column of words. */
  'pack-headless',
  /** A text in an encoding that is known and not read (`encoding`). */
  'encoding-unread',
  /** A password protects it, or an entry of it: nothing in it can be read. */
  'file-protected',
  /** The same of a PDF, which is not read without its password either. */
  'pdf-protected',
  'file-not-written',
  /** There is no Chromium that could make a PDF. */
  'paper-missing',
  /** It was there, and made none. */
  'paper-failed',
  'file-exists',
  'file-own',
  'file-special',
  /** The text at work did not come as a Word file, so there is none that it could go back into. */
  'own-file-none',
  /** The bytes of that file are not what they were. */
  'own-file-lost',
  /** Nothing can be written into it: it calls its parts otherwise than Word does, or is too large. */
  'own-file-unfit',
  'folder-without-articles',
  /** Not all of a folder was listed: `count` articles were, `folders` were not looked into, `links` (or pipes, devices) not followed. */
  'folder-left-out',
  'archive-nested',
  /** An entry of an archive (`entry`) does not hold what was packed: its checksum, place or packing is wrong. */
  'archive-damaged',
  'archive-protected',
  'archive-unsupported',
  'encoding-unsure',
  'picture-invalid',
  'picture-too-large',
  'picture-unsupported',
  'parse-failed',
  'parse-timeout',
  'parse-limit',
  /** A package is not what was written, or says what cannot be (`detail`); nothing of it is taken. */
  'package-damaged',
  /** A package of ours under another name, among articles. */
  'file-is-package',
  /** No package of ours. */
  'package-foreign',
  /** A library, which is opened and not taken in. */
  'package-is-library',
  'package-newer',
  /** What was chosen is more than a package may hold (`what`): nobody could open it. */
  'package-too-large',
  /** A history that is not one of this article: acts that others name are missing, or two differ under one id (`detail`). */
  'history-other',
  /** What is merged belongs to an article that lies in the bin (`title`): it is restored first, or nothing shows what was done. */
  'article-binned',
  /** A Word document that does not say which article it is, or none that is here. */
  'returned-foreign',
  'returned-unknown',
  'annotations-invalid',
  /** Another of the same file has its name, and says something else. */
  'annotation-twice',
  /** What is here under its name says something else, and was not said earlier. */
  'annotation-newer',
  /** Its own data are none that this Galley knows. */
  'annotation-unknown',
  /** What it answers is neither here nor in its file. */
  'annotation-unanswered',
  'annotation-wordless',
  /** An accepted suggestion where another is accepted already: both cannot be carried out. */
  'annotation-overlaps',
  'place-not-found',
  /** The words of a note or a reply are more than one may have (`limit`). */
  'words-too-long',
] as const

export const errorCodeSchema = z.enum(ERROR_CODES)

export const callErrorSchema = z
  .object({
    code: errorCodeSchema,
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .readonly()

export type ErrorCode = (typeof ERROR_CODES)[number]
export type CallError = z.infer<typeof callErrorSchema>

/** An error of the contract, ready to be returned. */
export function callError(code: ErrorCode, values?: Record<string, string | number>): CallError {
  return values === undefined ? { code } : { code, values }
}

/** Failures of storage whose cause can go away by itself: what met one of them is tried again without being asked. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'core-lost',
  'disk-full',
  'library-forbidden',
  'library-held',
  'library-missing',
  'library-moved',
  'library-read-only',
  'library-unkept',
  'not-saved',
])

/** Whether the same may succeed later although nobody changed anything. */
export function isPassing(error: CallError): boolean {
  return PASSING.has(error.code)
}

/** What the library's own path no longer holds, or holds damaged, although it was saved there once. */
const GONE: ReadonlySet<ErrorCode> = new Set(['library-damaged', 'library-missing', 'library-moved', 'library-unkept'])

/** Whether what was said to be saved may not be at the library's place any more. */
export function isGone(error: CallError): boolean {
  return GONE.has(error.code)
}
