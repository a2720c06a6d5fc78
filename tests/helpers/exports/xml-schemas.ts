import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SaxesParser } from 'saxes'

/** Where schemas lie that others have published; none of them is a part of the repository. */
export const SCHEMAS = path.resolve(
  process.env['GALLEY_SCHEMAS'] ?? path.join(import.meta.dirname, '../../../.cache/schemas'),
)

export function schema(name: string): string | undefined {
  const file = path.join(SCHEMAS, name)
  return existsSync(file) ? file : undefined
}

/** What `xmllint` says of each text by a schema: a line a fault, without its place in the file. */
export function xmlFaults(
  schemaFile: string,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-xmllint-'))
  const names = [...texts.keys()]
  names.forEach((name, index) => {
    writeFileSync(path.join(folder, `${String(index)}.xml`), texts.get(name) ?? '')
  })
  const { stderr, status } = spawnSync(
    'xmllint',
    ['--nonet', '--noout', '--huge', '--schema', schemaFile, ...names.map((_, index) => `${String(index)}.xml`)],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  rmSync(folder, { recursive: true, force: true })
  // 5 and above: the schema itself was not taken.
  if (status === null || status >= 5) throw new Error(`xmllint, ${schemaFile}: ${stderr.slice(0, 800)}`)
  const faults = new Map<string, string[]>(names.map((name) => [name, []]))
  for (const line of stderr.split('\n')) {
    const [, index, words] = /^(\d+)\.xml:\d+: (.*)$/u.exec(line) ?? []
    if (index !== undefined) faults.get(names[Number(index)] ?? '')?.push(words ?? '')
  }
  return faults
}

const hasXmllint = (): boolean => spawnSync('xmllint', ['--version']).status === 0

/** What is not at hand; undefined where all is. */
export function xmlMissing(...names: readonly string[]): string | undefined {
  if (!hasXmllint()) return 'no xmllint'
  const missing = names.find((name) => schema(name) === undefined)
  return missing === undefined ? undefined : `no ${path.join(SCHEMAS, missing)}`
}

export const JATS_SCHEMA = 'jats/JATS-journalpublishing1-3-mathml3.xsd'
const XML = 'jats/standard-modules/xml.xsd'
export const WORD_SCHEMAS = ['ooxml/wml.xsd', 'ooxml/dml-picture.xsd', XML] as const
export const SHEET_SCHEMAS = ['ooxml/sml.xsd', XML] as const
/** Parts that the schemas of WordprocessingML and SpreadsheetML know. */
export const WORD_PARTS =
  /^word\/(?:document|comments|footnotes|endnotes|styles|numbering|settings|fontTable|header\d*|footer\d*)\.xml$/u
export const SHEET_PARTS = /^xl\/(?:workbook|styles|sharedStrings|worksheets\/sheet\d+)\.xml$/u

/** The schema of Word documents with that of the pictures in them. */
export function wordSchema(folder: string): string {
  const main = ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', WORD_SCHEMAS[0]] as const
  return joinedSchema(folder, 'word.xsd', [
    main,
    ['http://schemas.openxmlformats.org/drawingml/2006/picture', WORD_SCHEMAS[1]],
  ])
}

export function sheetSchema(folder: string): string {
  return joinedSchema(folder, 'sheet.xsd', [
    ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', SHEET_SCHEMAS[0]],
  ])
}

/** A schema that takes in others: the copies at hand name no place for that of `xml:`. */
function joinedSchema(
  folder: string,
  name: string,
  schemas: readonly (readonly [namespace: string, schema: string])[],
): string {
  const file = path.join(folder, name)
  const lines = [['http://www.w3.org/XML/1998/namespace', XML], ...schemas].map(
    ([namespace = '', from = '']) => `<xs:import namespace="${namespace}" schemaLocation="${schema(from) ?? ''}"/>`,
  )
  writeFileSync(file, `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${lines.join('')}</xs:schema>`)
  return file
}

/** An article in JATS with what the publishing model asks of a journal and a newspaper has not. */
export function asPublishing(jats: string): string {
  const ids = '<journal-id journal-id-type="publisher-id">bench</journal-id>'
  const issn = '<issn>0000-0000</issn>'
  const text = jats.replace(/<!DOCTYPE[^>]*>/u, '')
  if (!text.includes('<journal-meta>'))
    return text.replace('<front>', `<front><journal-meta>${ids}${issn}</journal-meta>`)
  return text.replace('<journal-meta>', `<journal-meta>${ids}`).replace('</journal-meta>', `${issn}</journal-meta>`)
}

const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

/**
 * A part of an Office document as a reader of the standard alone sees it (ISO/IEC 29500-3): what a prefix of `mc:Ignorable` names
 * is left out, of alternatives the fallback stands.
 */
export function withoutExtensions(xml: string): string {
  const parser = new SaxesParser({ xmlns: true })
  const ignored = new Set<string>([MC])
  let out = '<?xml version="1.0" encoding="UTF-8"?>'
  let left = 0
  let depth = 0
  const isOut = (uri: string, name: string): boolean =>
    left > 0 || (uri === MC ? name.endsWith(':Choice') : ignored.has(uri))
  parser.on('opentag', ({ name, uri, attributes, ns }) => {
    const all = Object.values(attributes)
    for (const prefix of all.find((each) => each.uri === MC && each.local === 'Ignorable')?.value.split(/\s+/u) ?? []) {
      const namespace = ns[prefix]
      if (namespace !== undefined) ignored.add(namespace)
    }
    if (isOut(uri, name)) {
      left += 1
      return
    }
    depth += 1
    if (uri === MC) return
    const kept = all.filter((each) => !ignored.has(each.uri))
    out += `<${name}${kept.map((each) => ` ${each.name}="${escape(each.value)}"`).join('')}>`
  })
  parser.on('text', (text) => {
    if (left === 0 && depth > 0) out += escape(text)
  })
  parser.on('closetag', ({ name, uri }) => {
    if (left > 0) {
      left -= 1
      return
    }
    depth -= 1
    if (uri !== MC) out += `</${name}>`
  })
  parser.write(xml.replace(/^\uFEFF/u, '')).close()
  return out
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;')
}
