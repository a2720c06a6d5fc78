import { extname } from 'node:path'

/** Endings of names by which a folder's or an archive's files are told apart before they are opened. */
export const PICTURE_NAMES: ReadonlySet<string> = new Set([
  '.png',
  '.jpg',
  '.jpeg',
  '.gif',
  '.webp',
  '.avif',
  '.svg',
  '.tif',
  '.tiff',
  '.heic',
  '.heif',
  '.bmp',
])

/** Texts that can be an article. */
export const ARTICLE_NAMES: ReadonlySet<string> = new Set([
  '.txt',
  '.text',
  '.md',
  '.markdown',
  '.html',
  '.htm',
  '.xhtml',
  '.mht',
  '.mhtml',
  '.docx',
  '.xml',
  '.json',
])

/** Manuscripts that are recognised and refused: they are listed, so that the refusal is seen. */
export const REFUSED_NAMES: ReadonlySet<string> = new Set(['.doc', '.wps', '.pdf', '.rtf'])

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
