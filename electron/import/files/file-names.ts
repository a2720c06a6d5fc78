import { extname } from 'node:path'
import { endingsOf, type FormatEntry } from '#shared/contract/formats.ts'

/** Endings of names by which a folder's or an archive's files are told apart before they are opened. */
export const PICTURE_NAMES = named(({ reader }) => reader === 'bytes')

/** Texts that can be an article. */
export const ARTICLE_NAMES = named(({ reader }) => reader === 'text' || reader === 'archive')

/** Manuscripts that are recognised and refused: they are listed, so that the refusal is seen. */
export const REFUSED_NAMES = named(({ isRefusedManuscript }) => isRefusedManuscript === true)

function named(isWanted: (entry: FormatEntry) => boolean): ReadonlySet<string> {
  return new Set(endingsOf(isWanted).map((ending) => `.${ending}`))
}

/** What systems and programs leave beside an editor's files, and hidden files. */
const LEFT_BESIDE = /^(?:\.|~\$|__MACOSX$|thumbs\.db$|ehthumbs\.db$|desktop\.ini$|icon\r$)/iu

/** Whether a file or folder of this name is nobody's article and nobody's picture. */
export function isIgnored(name: string): boolean {
  return LEFT_BESIDE.test(name)
}

/** The ending of a name, with its point and in small letters. */
export function endingOf(name: string): string {
  return extname(name).toLowerCase()
}
