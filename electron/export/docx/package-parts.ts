import type { OpenArticle } from '#shared/contract/shapes.ts'
import { wordDate } from './changes.ts'
import type { Comments } from './comments.ts'
import { IDENTITY_PROPERTIES, PROPERTIES_TYPE } from './identity.ts'
import type { Numbering } from './numbering.ts'
import type { PackagePart } from '../zip.ts'
import type { Pictures } from './pictures.ts'
import { Relations } from './relations.ts'
import { stylesPart } from './styles.ts'
import { part, plainPart, tag, textOf } from './xml.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
const COMMENTS_EXTENDED = 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended'
const COMMENTS_IDS = 'http://schemas.microsoft.com/office/2016/09/relationships/commentsIds'
const PEOPLE = 'http://schemas.microsoft.com/office/2011/relationships/people'
/** A4 with 2.5 cm around. */
const SECTION = tag(
  'w:sectPr',
  {},
  tag('w:pgSz', { 'w:w': 11906, 'w:h': 16838 }),
  tag('w:pgMar', {
    'w:top': 1418,
    'w:right': 1418,
    'w:bottom': 1418,
    'w:left': 1418,
    'w:header': 851,
    'w:footer': 851,
    'w:gutter': 0,
  }),
)

/** The relations that a document has to its parts, where they are none of the Office's own. */
const RELATIONS: Readonly<Record<string, string>> = {
  commentsExtended: COMMENTS_EXTENDED,
  commentsIds: COMMENTS_IDS,
  people: PEOPLE,
}

/** By what relation a document names a part of a kind: a whole URI, or the name that Office gives it. */
export function relationOf(kind: string): string {
  return RELATIONS[kind] ?? `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`
}

export function contentTypeOf(kind: string): string {
  return `${WORD}${kind}+xml`
}

/** What was written of a document. */
export interface WrittenDocument {
  readonly body: string
  /** Content of the footnotes' part; empty where the article has none. */
  readonly footnotes: string
  readonly relations: Relations
  readonly commentRelations: Relations
  readonly footnoteRelations: Relations
  readonly comments: Comments
  readonly numbering: Numbering
  readonly pictures: Pictures
  /** What says who the document is. */
  readonly identity: string | undefined
}

interface TextPart {
  readonly name: string
  readonly type: string
  readonly xml: string
  readonly relation: string
}

/** The parts of a Word document (ECMA-376-1, 11.3; ECMA-376-2). Names of parts are those that Word gives them. */
export function* documentParts(
  { article }: OpenArticle,
  written: WrittenDocument,
  options: {
    readonly readAsset: (sha256: string) => Uint8Array | undefined
    readonly withPosition: boolean
    readonly now: number
  },
): Iterable<PackagePart> {
  const { body, relations, comments, pictures, numbering, footnotes } = written
  const parts: TextPart[] = [
    { name: 'styles', type: 'styles', xml: stylesPart(article.language), relation: 'styles' },
    { name: 'settings', type: 'settings', xml: settingsPart(footnotes !== ''), relation: 'settings' },
    ...(numbering.isEmpty ? [] : [{ name: 'numbering', type: 'numbering', xml: numbering.xml, relation: 'numbering' }]),
    ...(footnotes === ''
      ? []
      : [{ name: 'footnotes', type: 'footnotes', xml: footnotesPart(footnotes), relation: 'footnotes' }]),
    ...(comments.isEmpty
      ? []
      : [
          { name: 'comments', type: 'comments', xml: comments.xml, relation: 'comments' },
          {
            name: 'commentsExtended',
            type: 'commentsExtended',
            xml: comments.extendedXml,
            relation: COMMENTS_EXTENDED,
          },
          { name: 'commentsIds', type: 'commentsIds', xml: comments.idsXml, relation: COMMENTS_IDS },
          { name: 'people', type: 'people', xml: comments.peopleXml, relation: PEOPLE },
        ]),
  ]
  for (const { name, relation } of parts) relations.refer(relation, `${name}.xml`)
  if (written.identity !== undefined) relations.refer('customXml', '../customXml/item1.xml')
  const root = new Relations()
  root.refer('officeDocument', 'word/document.xml')
  root.refer(
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    'docProps/core.xml',
  )
  yield textPart('[Content_Types].xml', contentTypes(parts, written))
  yield textPart('_rels/.rels', root.xml)
  yield textPart('docProps/core.xml', coreProperties(article, options.now))
  yield textPart('word/document.xml', part('w:document', tag('w:body', {}, body, SECTION)))
  yield textPart('word/_rels/document.xml.rels', relations.xml)
  for (const { name, xml } of parts) yield textPart(`word/${name}.xml`, xml)
  for (const [name, own] of [
    ['comments', written.commentRelations],
    ['footnotes', written.footnoteRelations],
  ] as const)
    if (!own.isEmpty) yield textPart(`word/_rels/${name}.xml.rels`, own.xml)
  if (written.identity !== undefined) {
    const properties = new Relations()
    properties.refer('customXmlProps', 'itemProps1.xml')
    yield textPart('customXml/item1.xml', written.identity)
    yield textPart('customXml/itemProps1.xml', IDENTITY_PROPERTIES)
    yield textPart('customXml/_rels/item1.xml.rels', properties.xml)
  }
  yield* pictures.parts(options.readAsset, options.withPosition)
}

const encoder = new TextEncoder()
function textPart(name: string, xml: string): PackagePart {
  return { name, bytes: () => encoder.encode(xml) }
}

function contentTypes(
  parts: readonly TextPart[],
  { pictures, identity }: Pick<WrittenDocument, 'pictures' | 'identity'>,
): string {
  const override = (name: string, type: string): string => tag('Override', { PartName: name, ContentType: type })
  return plainPart(
    'Types',
    'http://schemas.openxmlformats.org/package/2006/content-types',
    tag('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    tag('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    ...[...pictures.types].map(([ending, type]) => tag('Default', { Extension: ending, ContentType: type })),
    override('/word/document.xml', `${WORD}document.main+xml`),
    ...parts.map(({ name, type }) => override(`/word/${name}.xml`, `${WORD}${type}+xml`)),
    ...(identity === undefined ? [] : [override('/customXml/itemProps1.xml', PROPERTIES_TYPE)]),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  )
}

function settingsPart(hasFootnotes: boolean): string {
  const separators = hasFootnotes
    ? tag('w:footnotePr', {}, tag('w:footnote', { 'w:id': -1 }), tag('w:footnote', { 'w:id': 0 }))
    : ''
  const compat = tag('w:compatSetting', {
    'w:name': 'compatibilityMode',
    'w:uri': 'http://schemas.microsoft.com/office/word',
    'w:val': 15,
  })
  return part('w:settings', separators, tag('w:compat', {}, compat))
}

/** Word wants the two lines that part notes from the text. */
function footnotesPart(notes: string): string {
  const line = (id: number, type: string, sign: string): string =>
    tag('w:footnote', { 'w:type': type, 'w:id': id }, tag('w:p', {}, tag('w:r', {}, tag(sign))))
  return part(
    'w:footnotes',
    line(-1, 'separator', 'w:separator'),
    line(0, 'continuationSeparator', 'w:continuationSeparator'),
    notes,
  )
}

function coreProperties({ title, byline }: OpenArticle['article'], now: number): string {
  const spaces = {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:dcterms': 'http://purl.org/dc/terms/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  }
  const date = tag('dcterms:created', { 'xsi:type': 'dcterms:W3CDTF' }, wordDate(now))
  const creator = byline === undefined ? '' : tag('dc:creator', {}, textOf(byline))
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    tag('cp:coreProperties', spaces, tag('dc:title', {}, textOf(title)), creator, date)
  )
}
