import { makeArchive } from './make-archive.ts'
import type { ArchiveEntry } from './make-archive.ts'

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(' ')

export interface DocxParts {
  /** Content of `w:body`. */
  readonly body: string
  readonly comments?: string
  readonly commentsExtended?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly styles?: string
  readonly numbering?: string
  readonly settings?: string
  readonly pictures?: Readonly<Record<string, Uint8Array>>
  /** More relationships of the document, as XML. */
  readonly relationships?: string
  readonly more?: readonly ArchiveEntry[]
}

/** A Word document of the given parts; pictures get the relationship `pic-<name>`. */
export function makeDocx(parts: DocxParts): Uint8Array {
  const entries: ArchiveEntry[] = []
  const relationships: string[] = []
  const add = (type: string, name: string, root: string, content: string | undefined): void => {
    if (content === undefined) return
    entries.push({
      name: `word/${name}.xml`,
      data: `<?xml version="1.0" encoding="UTF-8"?><${root} ${NAMESPACES}>${content}</${root}>`,
    })
    relationships.push(
      `<Relationship Id="rel-${name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${name}.xml"/>`,
    )
  }
  add('comments', 'comments', 'w:comments', parts.comments)
  add('commentsExtended', 'commentsExtended', 'w15:commentsEx', parts.commentsExtended)
  add('footnotes', 'footnotes', 'w:footnotes', parts.footnotes)
  add('endnotes', 'endnotes', 'w:endnotes', parts.endnotes)
  add('styles', 'styles', 'w:styles', parts.styles)
  add('numbering', 'numbering', 'w:numbering', parts.numbering)
  add('settings', 'settings', 'w:settings', parts.settings)
  for (const [name, data] of Object.entries(parts.pictures ?? {})) {
    entries.push({ name: `word/media/${name}`, data })
    relationships.push(
      `<Relationship Id="pic-${name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/${name}"/>`,
    )
  }
  return makeArchive([
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: 'word/document.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACES}><w:body>${parts.body}</w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships.join('')}${parts.relationships ?? ''}</Relationships>`,
    },
    ...entries,
    ...(parts.more ?? []),
  ])
}

/** A paragraph of plain text, in a style if one is named. */
export function paragraph(text: string, style?: string): string {
  return `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${run(text)}</w:p>`
}

/** A run; `properties`: what stands in its `w:rPr`. */
export function run(text: string, properties = ''): string {
  const own = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`
  return `<w:r>${own}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

export function drawing(name: string, alt: string): string {
  return `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="${alt}"/><a:graphic><a:graphicData><a:blip r:embed="pic-${name}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}
