/**
 * Every format that Galley exports, held against something that is not Galley: a schema that others have published, or a reader
 * of others. The seed article, the samples, a page with whatever an article can have and a Word file that its author tracked are
 * reviewed by the command and exported in every format and view; the Word files beside the repository are exported as they came.
 * A row a format: by what it was held against, how many files, how many without a fault; each fault is printed, and what was left
 * out is said with why.
 *
 * The schemas are no part of the repository; they are looked for in `GALLEY_SCHEMAS` (`.cache/schemas`):
 * - `ninjs/ninjs-schema_3.1.json`, `ninjs/GeoJSON-schema.json` (IPTC, CC BY 4.0; github.com/iptc/newsinjson, `specification` and
 *   `validation/test_suite`),
 * - `jats/JATS-journalpublishing1-3-mathml3.xsd` with its modules (NISO Z39.96, public domain; jats.nlm.nih.gov/publishing/1.3),
 * - `ooxml/wml.xsd`, `ooxml/sml.xsd` with theirs and `ooxml/opc-xsd/*` (ECMA-376, transitional; ecma-international.org).
 *
 * We write JATS of the archiving model; what is at hand is the schema of the publishing model, which is narrower: whatever it takes
 * archiving takes. It asks of a journal an id and an ISSN, which a newspaper's article has not: those the bench puts in.
 *
 * Run: `npx node tests/bench/exported-formats.ts`; `SHOW=1` prints every fault, else the first of each kind.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { parseHTML } from 'linkedom'
import { marked } from 'marked'
import { setup } from '#build/scripts/bundle-children.ts'
import { heldMusts } from '#tests/helpers/exports/w3c-musts.ts'
import { checkDocx } from '#tests/helpers/exports/check-docx.ts'
import { makeFiles, textOf, type Made } from './_exported/make-files.ts'
import {
  csvRows,
  hasOffice,
  htmlFaults,
  htmlMissing,
  ninjsCheck,
  sheetNames,
  sheetsByOffice,
} from '#tests/helpers/exports/other-readers.ts'
import {
  asPublishing,
  JATS_SCHEMA,
  schema,
  SHEET_PARTS,
  SHEET_SCHEMAS,
  sheetSchema,
  withoutExtensions,
  WORD_PARTS,
  WORD_SCHEMAS,
  wordSchema,
  xmlFaults,
  xmlMissing,
} from '#tests/helpers/exports/xml-schemas.ts'

/** What a check says of each file: its faults. */
type Faults = ReadonlyMap<Made, readonly string[]>

const folder = mkdtempSync(path.join(tmpdir(), 'galley-exported-'))
const scratch = path.join(folder, 'schemas')
let isWrong = false

function row(format: string, by: string, files: readonly Made[], check: () => Faults | string): void {
  const faults = check()
  if (typeof faults === 'string') {
    console.log(`${format} · ${by} · ${String(files.length)} files left out: ${faults}`)
    return
  }
  const wrong = files.filter((file) => (faults.get(file) ?? []).length > 0)
  isWrong ||= wrong.length > 0
  console.log(`${format} · ${by} · ${String(files.length - wrong.length)} of ${String(files.length)} without a fault`)
  const told = new Set<string>()
  for (const file of wrong)
    for (const fault of new Set(faults.get(file))) {
      if (told.has(fault) && process.env['SHOW'] === undefined) continue
      told.add(fault)
      console.log(`  ${file.name}: ${fault.slice(0, 300)}`)
    }
}

const each = (files: readonly Made[], of: (file: Made) => readonly string[]): Faults =>
  new Map(files.map((file) => [file, of(file)]))

/** Letters and digits: white space and signs around numbers and pictures are a format's own. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')
/** What the text export writes before the words of a picture, and a list before its items. */
const LABEL = /^(?:〔[^〕]*〕|\[(?:Picture|Caption|Credit): |\d+\.(?= )|\(?\w{1,3}\)(?= ))/u

function validated(files: readonly Made[], schemaFile: string, text: (file: Made) => string): Faults {
  const found = xmlFaults(schemaFile, new Map(files.map((file) => [file.file, text(file)])))
  return each(files, ({ file }) => found.get(file) ?? [])
}

/** Excel itself says `xml:space` of shared strings, of which the schema alone does not know. */
const forSchema = (xml: string): string => withoutExtensions(xml).replaceAll(/(<t) xml:space="preserve"/gu, '$1')

/** The parts of Office documents, each held against the schema of its kind. */
function partsValidated(files: readonly Made[], part: RegExp, schemaFile: string): Faults {
  const faultsOf = (bytes: readonly (readonly [string, Uint8Array])[]): readonly (readonly string[])[] => {
    const parts = bytes.map(([, file]) =>
      Object.entries(unzipSync(file)).flatMap(([name, content]): readonly (readonly [string, string])[] =>
        part.test(name) ? [[name, forSchema(new TextDecoder().decode(content))]] : [],
      ),
    )
    const texts = new Map(
      parts.flatMap((own, at) => own.map(([name, text]) => [`${String(at)} ${name}`, text] as const)),
    )
    const found = xmlFaults(schemaFile, texts)
    return parts.map((own, at) =>
      own.flatMap(([name]) => (found.get(`${String(at)} ${name}`) ?? []).map((each) => `${name}: ${each}`)),
    )
  }
  const written = faultsOf(files.map(({ file }) => [file, readFileSync(file)]))
  // What an author's own file had already is not ours.
  const before = faultsOf(
    files.flatMap(({ into }) => (into === undefined ? [] : [[into, readFileSync(into)] as const])),
  )
  const known = new Set(before.flat())
  return new Map(
    files.map((file, at) => [
      file,
      (written[at] ?? []).filter((fault) => file.into === undefined || !known.has(fault)),
    ]),
  )
}

/** The words of a text as `marked` draws it, which knows no footnotes; plain text has no struck words. */
function drawnMarkdown(file: Made): string {
  const source = textOf(file)
    .replace(/^---\n[^]*?\n---\n/u, '')
    .replaceAll(/^\[\^([^\]]+)\]: /gmu, '($1) ')
  const { document } = parseHTML(`<!doctype html><html><body>${marked.parse(source, { async: false })}</body></html>`)
  for (const struck of document.querySelectorAll('del, s')) struck.remove()
  const alts = [...document.querySelectorAll('img')].map((picture) => picture.getAttribute('alt'))
  return [document.body.textContent, ...alts].join(' ')
}

function paperFaults({ file }: Made): readonly string[] {
  const said = spawnSync('pdfinfo', [file], { encoding: 'utf8' })
  const fonts = spawnSync('pdffonts', [file], { encoding: 'utf8' }).stdout.split('\n').slice(2)
  const loose = fonts.filter((line) => line !== '' && !/ yes (?:yes|no) +(?:yes|no) +\d+ +\d+$/u.test(line))
  return [
    ...(said.status === 0 && said.stderr === '' ? [] : [`poppler: ${said.stderr.slice(0, 200)}`]),
    ...(/^Tagged: +yes$/mu.test(said.stdout) ? [] : ['not tagged']),
    ...loose.map((line) => `a font that is not embedded: ${line}`),
  ]
}

/** Every list as the CSV has it, held cell by cell against the sheet of it that LibreOffice Calc makes a CSV of. */
function sheetFaults(book: Made, lists: readonly Made[]): readonly string[] {
  const sheets = sheetsByOffice(book.file)
  const names = sheetNames(book.file)
  const own = ['numbers', 'captions', 'notes', 'suggestions'] as const
  return own.flatMap((list, at) => {
    const ours = lists.find((each) => each.article === book.article && each.list === list)
    if (ours === undefined) return [`no CSV of ${list}`]
    const [left, right] = [csvRows(readFileSync(ours.file)), sheets[at] ?? []]
    if (left.length !== right.length)
      return [`${list} (${names[at] ?? ''}): ${String(right.length)} rows, the CSV has ${String(left.length)}`]
    return left.flatMap((cells, line) =>
      cells.flatMap((cell, column) => {
        // An apostrophe keeps a CSV's words from being run; a workbook needs none.
        const there = right[line]?.[column] ?? ''
        const same =
          cell === there || cell.replace(/^'/u, '') === there || sameNumber(cell, there) || sameTime(cell, there)
        return same
          ? []
          : [
              `${list}, ${String(line + 1)}/${String(column + 1)}: ${JSON.stringify(there)}, the CSV says ${JSON.stringify(cell)}`,
            ]
      }),
    )
  })
}

/** Calc writes seconds whatever a cell's format shows. */
function sameTime(one: string, other: string): boolean {
  return /^\d{4}-\d\d-\d\d \d\d:\d\d$/u.test(one) && other.replace(/:\d\d$/u, '') === one
}

function sameNumber(one: string, other: string): boolean {
  return one !== '' && other !== '' && Number(one) === Number(other)
}

/** A table of as many columns in each row as it has heads, and none empty of all. */
function csvFaults(file: Made): readonly string[] {
  const rows = csvRows(readFileSync(file.file))
  const [heads = []] = rows
  return [
    ...(heads.length > 0 && heads.every((head) => head !== '') ? [] : ['a column without a head']),
    ...rows.flatMap((cells, at) =>
      cells.length > heads.length ? [`row ${String(at + 1)} has ${String(cells.length)} cells`] : [],
    ),
    // A cell that a spreadsheet would run is behind an apostrophe; an amount is none.
    ...rows
      .slice(1)
      .flatMap((cells) => cells.filter((cell) => /^[=+@]/u.test(cell)).map((cell) => `a formula: ${cell}`)),
  ]
}

function mustsHeld(files: readonly Made[]): Faults {
  const sums = new Map<string, [held: number, asked: number]>()
  const faults = each(files, (file) =>
    heldMusts(textOf(file)).flatMap(({ name, asked, broken }) => {
      const [held, all] = sums.get(name) ?? [0, 0]
      sums.set(name, [held + asked - broken, all + asked])
      return broken === 0 ? [] : [`${name}: ${String(broken)}`]
    }),
  )
  for (const [name, [held, asked]] of sums)
    console.log(`  ${name} · ${asked === 0 ? 'nothing of the kind' : `${String(held)} of ${String(asked)}`}`)
  return faults
}

function measure(files: readonly Made[]): void {
  mkdirSync(scratch)
  const of = (...formats: readonly Made['format'][]): readonly Made[] =>
    files.filter(({ format }) => formats.includes(format))
  row('HTML', 'Nu Html Checker (vnu)', of('html', 'report-html'), () => {
    const missing = htmlMissing()
    if (missing !== undefined) return missing
    const found = htmlFaults(of('html', 'report-html').map(({ file }) => file))
    return each(of('html', 'report-html'), ({ file }) => found.get(file) ?? [])
  })
  const plain = of('markdown').filter(({ view }) => view !== 'marked')
  row('Markdown', 'marked: every line of the text of that view is in what it draws', plain, () =>
    each(plain, (file) => {
      const text = files.find(
        (other) => other.format === 'text' && other.article === file.article && other.view === file.view,
      )
      if (text === undefined) return []
      const drawn = bare(drawnMarkdown(file))
      const lines = textOf(text)
        .split('\n')
        .flatMap((line) => line.split('\t'))
        .map((line) => bare(line.replace(LABEL, '')))
      return lines.filter((line) => !drawn.includes(line)).map((line) => `not there: ${line}`)
    }),
  )
  row('JATS 1.3', 'xmllint, XSD of the publishing model (ISSN put in)', of('jats'), () => {
    const ready = (file: Made): string => asPublishing(textOf(file))
    return xmlMissing(JATS_SCHEMA) ?? validated(of('jats'), schema(JATS_SCHEMA) ?? '', ready)
  })
  row('ninjs 3.1', 'ajv, schema of the IPTC', of('ninjs'), () => {
    const check = ninjsCheck()
    return typeof check === 'string' ? check : each(of('ninjs'), (file) => check(textOf(file)))
  })
  row('JSON-LD', 'the MUSTs of the Web Annotation Data Model', of('web-annotation'), () =>
    mustsHeld(of('web-annotation')),
  )
  const word = of('docx', 'report-docx')
  row('DOCX', 'xmllint, XSD of WordprocessingML transitional, extensions left out', word, () => {
    return xmlMissing(...WORD_SCHEMAS) ?? partsValidated(word, WORD_PARTS, wordSchema(scratch))
  })
  row('DOCX', 'structural check of our own', word, () =>
    each(word, ({ file, into }) => {
      const before = into === undefined ? [] : checkDocx(readFileSync(into))
      return checkDocx(readFileSync(file)).filter((fault) => !before.includes(fault))
    }),
  )
  row('XLSX', 'xmllint, XSD of SpreadsheetML transitional', of('xlsx'), () => {
    return xmlMissing(...SHEET_SCHEMAS) ?? partsValidated(of('xlsx'), SHEET_PARTS, sheetSchema(scratch))
  })
  row('DOCX, XLSX', 'xmllint, XSD of packages (types, relationships)', [...word, ...of('xlsx')], () => {
    const missing = xmlMissing('ooxml/opc-xsd/opc-contentTypes.xsd', 'ooxml/opc-xsd/opc-relationships.xsd')
    if (missing !== undefined) return missing
    const types = partsValidated(
      [...word, ...of('xlsx')],
      /^\[Content_Types\]\.xml$/u,
      schema('ooxml/opc-xsd/opc-contentTypes.xsd') ?? '',
    )
    const relations = partsValidated(
      [...word, ...of('xlsx')],
      /\.rels$/u,
      schema('ooxml/opc-xsd/opc-relationships.xsd') ?? '',
    )
    return each([...word, ...of('xlsx')], (file) => [...(types.get(file) ?? []), ...(relations.get(file) ?? [])])
  })
  row('XLSX', 'LibreOffice Calc makes a CSV of each sheet: cell by cell our CSV', of('xlsx'), () =>
    hasOffice() ? each(of('xlsx'), (file) => sheetFaults(file, of('csv'))) : 'no soffice',
  )
  row('CSV', 'SheetJS: as many cells as heads, nothing that runs', of('csv'), () => each(of('csv'), csvFaults))
  row('PDF', 'poppler: opens, tagged, fonts embedded', of('pdf', 'report-pdf'), () =>
    spawnSync('pdfinfo', ['-v']).status === 0 ? each(of('pdf', 'report-pdf'), paperFaults) : 'no poppler',
  )
}

await setup()
measure(
  await makeFiles(folder, (line) => {
    console.log(line)
  }),
)
if (process.env['KEEP'] === undefined) rmSync(folder, { recursive: true, force: true })
else console.log(folder)
process.exitCode = isWrong ? 1 : 0
