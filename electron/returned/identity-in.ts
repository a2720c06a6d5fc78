import type { ZipArchive } from '#electron/import/formats/archive/zip.ts'
import { readXmlPart } from '#electron/import/formats/docx/parts.ts'
import { childOf, childrenOf, type XmlElement } from '#electron/import/formats/xml/parse-xml.ts'
import { ImportFailure } from '#electron/import/process/failure.ts'
import { IDENTITY_FORMAT, IDENTITY_ROOT, identitySchema, type Identity } from './identity.ts'

/** What the document says of itself; of an author's own file that went out more than once, what it said last. */
export function identityIn(archive: ZipArchive): Identity | 'newer' | undefined {
  let isNewer = false
  let found: Identity | undefined
  for (const name of archive.names) {
    if (!/^customXml\/item\d+\.xml$/iu.test(name)) continue
    const root = rootOfPart(archive, name)
    if (root?.name !== IDENTITY_ROOT) continue
    if (Number(childOf(root, 'export')?.attributes['format']) > IDENTITY_FORMAT) isNewer = true
    const identity = identityOf(root)
    if (identity !== undefined && identity.atMs >= (found?.atMs ?? 0)) found = identity
  }
  return found ?? (isNewer ? 'newer' : undefined)
}

/** A part of somebody else's own may be anything. */
function rootOfPart(archive: ZipArchive, name: string): XmlElement | undefined {
  try {
    return readXmlPart(archive, name)
  } catch (thrown) {
    if (thrown instanceof ImportFailure) return undefined
    throw thrown
  }
}

function identityOf(root: XmlElement): Identity | undefined {
  const { format, article, version, id, view, at } = childOf(root, 'export')?.attributes ?? {}
  if (Number(format) !== IDENTITY_FORMAT) return undefined
  const all = <T>(name: string, of: (attributes: Readonly<Record<string, string>>) => T): readonly T[] =>
    childrenOf(root, name).map(({ attributes }) => of(attributes))
  const read = identitySchema.safeParse({
    articleId: article,
    versionId: version,
    exportId: id,
    view,
    atMs: Number(at),
    heads: all('head', ({ act }) => act),
    comments: all('comment', ({ paragraph = '', of, record, lead, text, done }) => ({
      paragraph: paragraph.toUpperCase(),
      of,
      record,
      lead: Number(lead),
      text,
      isDone: done === '1',
    })),
    changes: all('change', ({ record }) => record),
    blocks: all('block', ({ record, text }) => ({ block: record, text })),
  })
  return read.success ? read.data : undefined
}
