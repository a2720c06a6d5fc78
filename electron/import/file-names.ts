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
