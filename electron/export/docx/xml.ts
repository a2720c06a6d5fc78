import { escapeHtml } from '#shared/markup/escape.ts'

/** An element of a Word part; attributes that are undefined are left out, an element without content is closed at once. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...inner: readonly string[]
): string {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeHtml(String(value))}"`],
  )
  const content = inner.join('')
  return content === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${content}</${name}>`
}

/** The names under which parts of a document speak of one another's elements (ECMA-376; MS-DOCX). */
export const NAMESPACES = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:pic': 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  'xmlns:w14': 'http://schemas.microsoft.com/office/word/2010/wordml',
  'xmlns:w15': 'http://schemas.microsoft.com/office/word/2012/wordml',
  'xmlns:w16cid': 'http://schemas.microsoft.com/office/word/2016/wordml/cid',
  'mc:Ignorable': 'w14 w15 w16cid',
} as const

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A whole part. */
export function part(root: string, ...inner: readonly string[]): string {
  return DECLARATION + tag(root, NAMESPACES, ...inner)
}

/** A part in the one namespace that it has of its own (relationships, content types). */
export function plainPart(root: string, namespace: string, ...inner: readonly string[]): string {
  return DECLARATION + tag(root, { xmlns: namespace }, ...inner)
}

/** Text as it may stand in an element. */
export const textOf = escapeHtml
