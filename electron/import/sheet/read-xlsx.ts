import type { SheetRow } from '#shared/contract/house.ts'
import { ZipArchive } from '../formats/archive/zip.ts'
import { childOf, decodeXml, isXmlElement, parseXml, type XmlElement } from '../formats/xml/parse-xml.ts'
import { ImportFailure } from '../process/failure.ts'
import { LIMITS } from '../process/limits.ts'

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
}

const MOST_COLUMNS = 50
const MOST_CELL = 4000

const OPTIONS = {
  prefixes: {
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main': '',
    'http://purl.oclc.org/ooxml/spreadsheetml/main': '',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
    'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
    'http://schemas.openxmlformats.org/package/2006/relationships': '',
  },
  counted: new Set(['row']),
  mayHaveDoctype: false,
}

/**
 * The sheets of a workbook that are shown, in their order, as the words of their cells (ISO/IEC 29500-1, 18.3): formulas give
 * what was last worked out, and nothing is run. Throws `file-unsupported` where the archive is no workbook.
 */
export function readXlsx(fileName: string, bytes: Uint8Array): readonly Sheet[] {
  const archive = new ZipArchive(bytes)
  const part = (name: string): XmlElement | undefined => {
    const content = archive.read(name, LIMITS.xmlBytes)
    return content === undefined ? undefined : parseXml(decodeXml(content), OPTIONS)
  }
  const workbook = part('xl/workbook.xml')
  if (workbook === undefined) throw new ImportFailure('file-unsupported', { file: fileName, format: 'ZIP' })
  const targets = new Map(
    childrenOf(part('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'],
      attributes['Target'] ?? '',
    ]),
  )
  const shared = childrenOf(part('xl/sharedStrings.xml'), 'si').map(wordsOf)
  return childrenOf(childOf(workbook, 'sheets'), 'sheet').flatMap(({ attributes }): readonly Sheet[] => {
    if (attributes['state'] !== undefined && attributes['state'] !== 'visible') return []
    const target = targets.get(attributes['r:id'])
    if (target === undefined) return []
    const sheet = part(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    const rows = childrenOf(childOf(sheet, 'sheetData'), 'row')
    return [{ name: attributes['name'] ?? '', rows: rows.map((row, at) => rowOf(row, at + 1, shared)) }]
  })
}

function rowOf(row: XmlElement, at: number, shared: readonly string[]): SheetRow {
  const cells: string[] = []
  for (const cell of childrenOf(row, 'c')) {
    const column = columnOf(cell.attributes['r']) ?? cells.length
    if (column >= MOST_COLUMNS) continue
    while (cells.length < column) cells.push('')
    cells[column] = cellOf(cell, shared).slice(0, MOST_CELL)
  }
  return { line: Number(row.attributes['r'] ?? at), cells }
}

function cellOf(cell: XmlElement, shared: readonly string[]): string {
  const value = textOf(childOf(cell, 'v'))
  switch (cell.attributes['t']) {
    case 's':
      return shared[Number(value)] ?? ''
    case 'inlineStr': {
      const inline = childOf(cell, 'is')
      return inline === undefined ? '' : wordsOf(inline)
    }
    // What could not be worked out is no word.
    case 'e':
      return ''
    default:
      return value
  }
}

/** The words of a string, plain or in runs; how it is read aloud is no part of them. */
function wordsOf(item: XmlElement): string {
  const runs = childrenOf(item, 'r').map((run) => textOf(childOf(run, 't')))
  return textOf(childOf(item, 't')) + runs.join('')
}

/** 0 for A1, 27 for AB1. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/u.exec(place ?? '')?.[0]
  if (letters === undefined) return undefined
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter(isXmlElement).filter((child) => child.name === name) ?? []
}

function textOf(element: XmlElement | undefined): string {
  return element?.children.filter((child) => typeof child === 'string').join('') ?? ''
}
