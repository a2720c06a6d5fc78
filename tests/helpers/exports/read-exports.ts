import { createHash } from 'node:crypto'
import * as XLSX from '@e965/xlsx'
import Database from 'better-sqlite3'
import { parseHTML } from 'linkedom'
import { expect } from 'vitest'
import type { ExportFormat } from '#shared/contract/formats.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { brokenMusts, hasW3cSchemas } from '../w3c-schemas.ts'
import { readPdf } from '../read-pdf.ts'
import { readDocx } from './read-docx.ts'
import { lookAtJats, lookAtMarkdown, lookAtNinjs } from './read-texts.ts'
import { ALT_TEXT, REPLY, TEXTS, type Shown } from './reviewed-article.ts'

type View = 'marked' | 'clean' | 'original'

/** Holds what an export says, read by a reader that is not ours, against the article. */
type Look = (bytes: Buffer, view: View, shown: Shown) => void

/** Every format that an article is exported in; a new one does not compile without its reader. */
export const LOOKS: Readonly<Record<ExportFormat, Look>> = {
  html: (bytes, view, shown) => (view === 'marked' ? lookAtReview : lookAtPage)(bytes, view, shown),
  docx: lookAtDocument,
  pdf: lookAtProof,
  text: lookAtText,
  'report-html': (bytes, _view, shown) =>
    lookAtReport(parseHTML(bytes.toString('utf8')).document.body.textContent, shown),
  'report-pdf': (bytes, _view, shown) =>
    lookAtReport(
      readPdf(bytes)
        .map((page) => page.text)
        .join(''),
      shown,
    ),
  'report-docx': (bytes, _view, shown) => lookAtReport(readDocx(bytes).paragraphs('accepted').join('\n'), shown),
  markdown: lookAtMarkdown,
  jats: lookAtJats,
  ninjs: lookAtNinjs,
  'web-annotation': lookAtAnnotations,
  xlsx: lookAtWorkbook,
  package: lookAtPackage,
  csv: (bytes, _view, shown) => {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    lookAtLedger(readCsv(bytes.toString('utf8').slice(1)), shown)
  },
}

const t = createTranslate('zh-Hans')

/** The file as any SQLite reads it: every row that the article is shown with is there, and its picture byte for byte. */
function lookAtPackage(bytes: Buffer, _view: View, shown: Shown): void {
  const db = new Database(bytes)
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    const records = db.prepare('SELECT article_id, type, json FROM record').all() as readonly Packed[]
    expect(new Set(records.map(({ article_id }) => article_id))).toEqual(new Set([shown.article]))
    const of = (type: string): readonly Readonly<Record<string, unknown>>[] =>
      records.filter((row) => row.type === type).map(({ json }) => JSON.parse(json) as never)
    expect(of('article')).toMatchObject([{ title: shown.title, source: shown.source }])
    expect(of('block').map(({ id, text }) => [id, text])).toEqual(
      expect.arrayContaining(shown.blocks.map(({ id, text }) => [id, text])),
    )
    expect(of('note').map(({ body }) => body)).toEqual(expect.arrayContaining(shown.notes.map(({ body }) => body)))
    expect(of('reply')).toMatchObject([{ body: REPLY }])
    const blobs = db.prepare('SELECT sha256, bytes FROM blob').all() as readonly { sha256: string; bytes: Buffer }[]
    for (const blob of blobs) expect(createHash('sha256').update(blob.bytes).digest('hex')).toBe(blob.sha256)
    const names = [...shown.figures.map(({ sha256 }) => sha256), ...of('version').map(({ sha256 }) => sha256)]
    expect(new Set(blobs.map(({ sha256 }) => sha256))).toEqual(new Set(names))
  } finally {
    db.close()
  }
}

interface Packed {
  readonly article_id: string
  readonly type: string
  readonly json: string
}

function lookAtText(bytes: Buffer, view: View): void {
  const paragraphs = bytes.toString('utf8').replace(/\n$/u, '').split('\n\n')
  const words = view === 'original' ? TEXTS.original : TEXTS.clean
  // Captions and what a picture shows say so in brackets.
  const bare = paragraphs.map((each) => each.replace(/^〔[^〕]*〕/u, ''))
  expect(bare).toEqual(words.map((line) => (line === '' ? ALT_TEXT : line)))
}

function lookAtDocument(bytes: Buffer, view: View, shown: Shown): void {
  const file = readDocx(bytes)
  const media = file.names.filter((name) => name.startsWith('word/media/'))
  expect(media).toHaveLength(1)
  const [picture] = file.part('word/document.xml').querySelectorAll('pic\\:cNvPr')
  expect(picture?.getAttribute('descr')).toBe(ALT_TEXT)
  if (view !== 'marked') {
    expect(file.paragraphs('accepted')).toEqual(view === 'original' ? TEXTS.original : TEXTS.clean)
    expect(file.names).not.toContain('word/comments.xml')
    return
  }
  expect(file.paragraphs('refused')).toEqual(TEXTS.mended)
  expect(file.paragraphs('accepted')).toEqual(TEXTS.proposed)
  const replies = shown.notes.flatMap((note) => note.replies)
  const numbers = shown.numbers.filter(({ state }) => state === 'wrong' || state === 'queried')
  expect(file.comments).toHaveLength(shown.notes.length + replies.length + numbers.length)
  const caption = shown.blocks.find(({ role }) => role === 'caption')?.text
  for (const { body, quote, author, state } of shown.notes) {
    const comment = file.comments.find(({ words }) => words.endsWith(body))
    expect([comment?.author, comment?.range]).toEqual([author, quote ?? caption])
    const thread = file.threads.find(({ id }) => id === comment?.id)
    expect([thread?.parent, thread?.isDone]).toEqual([undefined, state === 'resolved'])
  }
  for (const { text } of numbers) expect(file.comments.map(({ range }) => range)).toContain(text)
  const reply = file.comments.find(({ words }) => words === REPLY)
  const parent = file.threads.find(({ id }) => id === reply?.id)?.parent
  expect(file.comments.find(({ id }) => id === parent)?.words).toContain('从哪一年算起？')
}

/** Whoever reads a report finds every note, every change and what became of them. */
function lookAtReport(words: string, shown: Shown): void {
  const bare = (text: string): string => text.replaceAll(/[\s\u2060\u200b]/gu, '')
  const text = bare(words)
  const changes = shown.suggestions.map(({ before, after }) => `${before}→${after}`)
  const counted = shown.numbers.filter(({ state }) => state !== 'unchecked').length
  const expected = [
    t('exports.report.title', { title: shown.title }),
    ...shown.notes.map(({ body }) => body),
    REPLY,
    ...changes.filter((change) => !change.startsWith('→')),
    t('exports.report.history'),
    t('exports.paper.version', { n: 1 }),
    `${t('exports.numbers')}${String(shown.numbers.length)}${String(counted)}`,
  ]
  expect(expected.filter((each) => !text.includes(bare(each)))).toEqual([])
  expect(text).not.toMatch(/exports\.|report\./u)
}

/** A PDF names itself, its language and its parts, and has every word as a word. */
function lookAtProof(bytes: Buffer, view: View, shown: Shown): void {
  const file = bytes.toString('latin1')
  expect(file.slice(0, 5)).toBe('%PDF-')
  for (const part of ['/Marked true', '/StructTreeRoot', '/Outlines', '/Lang (zh-Hans)']) expect(file).toContain(part)
  const bare = (words: string): string => words.replaceAll(/[\s\u2060]/gu, '')
  const text = bare(
    readPdf(bytes)
      .map((page) => page.text)
      .join(''),
  )
  const lacking = (words: readonly string[]): readonly string[] => words.filter((each) => !text.includes(bare(each)))
  expect(lacking([shown.title, `1/${String(readPdf(bytes).length)}`])).toEqual([])
  if (view === 'marked') {
    expect(lacking([...shown.notes.map(({ body }) => body), REPLY, '18名19名'])).toEqual([])
    return
  }
  expect(lacking(view === 'original' ? TEXTS.original.map((line) => line.replace('\u200b', '')) : TEXTS.clean)).toEqual(
    [],
  )
  for (const { body } of shown.notes) expect(text).not.toContain(bare(body))
}

/** The blocks of an exported page in their order, without the signs that lead to notes. */
function blocksOf(document: Document, dropped: string): readonly (readonly [id: string, text: string])[] {
  return [...document.querySelectorAll('[id^="block-"]')].map((block) => {
    const copy = block.cloneNode(true) as Element
    for (const sign of copy.querySelectorAll(`a.ref, .verdict, ${dropped}`)) sign.remove()
    const rows = [...copy.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent).join('\t'),
    )
    const text = rows.length > 0 ? rows.join('\n') : block.localName === 'figure' ? '' : copy.textContent
    return [block.id.slice('block-'.length), text.replaceAll('\u2060', '').trimEnd()]
  })
}

function paired(shown: Shown, texts: readonly string[]): readonly (readonly [string, string])[] {
  return shown.blocks.map(({ id }, index) => [id, texts[index] ?? ''])
}

function lookAtFrame(document: Document, shown: Shown): void {
  expect(document.querySelectorAll('script, link, iframe, object, form, base').length).toBe(0)
  const [picture, ...others] = document.querySelectorAll('img')
  expect(others).toEqual([])
  expect(picture?.getAttribute('alt')).toBe(ALT_TEXT)
  const [, base64 = ''] = /^data:image\/png;base64,(.*)$/u.exec(picture?.getAttribute('src') ?? '') ?? []
  const hash = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex')
  expect(hash).toBe(shown.figures[0]?.sha256)
  expect(document.querySelector('meta[name="source"]')?.getAttribute('content')).toBe(shown.source)
  expect(document.querySelector('h1')?.id).toBe(`block-${shown.blocks[0]?.id ?? ''}`)
  expect(document.querySelectorAll('h2[id^="block-"]').length).toBe(1)
}

function lookAtPage(bytes: Buffer, view: View, shown: Shown): void {
  const { document } = parseHTML(bytes.toString('utf8'))
  lookAtFrame(document, shown)
  expect(blocksOf(document, 'none')).toEqual(paired(shown, view === 'original' ? TEXTS.original : TEXTS.clean))
  expect(document.title).toBe(shown.title)
  // Of the review there is nothing in a page to be read.
  expect(document.querySelectorAll('aside, del, ins, .mark, .ref, .verdict, .regions').length).toBe(0)
  for (const { body } of shown.notes) expect(document.documentElement.textContent).not.toContain(body)
}

function lookAtReview(bytes: Buffer, _view: View, shown: Shown): void {
  const { document } = parseHTML(bytes.toString('utf8'))
  lookAtFrame(document, shown)
  expect(blocksOf(document, 'ins')).toEqual(paired(shown, TEXTS.mended))
  expect(blocksOf(document, 'del')).toEqual(paired(shown, TEXTS.proposed))
  const all = (selector: string): readonly string[] =>
    [...document.querySelectorAll(selector)].map((each) => each.textContent)
  expect(all('aside > .body').toSorted()).toEqual(shown.notes.map(({ body }) => body).toSorted())
  expect(all('aside .replies .body')).toEqual([REPLY])
  const changes = shown.suggestions.map(({ before, after }) => `${before} → ${after}`)
  const carded = [...document.querySelectorAll('aside .change')].map((change) =>
    ['del', 'ins'].map((name) => change.querySelector(name)?.textContent).join(' → '),
  )
  expect(carded.toSorted()).toEqual(changes.toSorted())
  const alone = shown.suggestions.filter(({ note }) => note === null).length
  expect(all('aside')).toHaveLength(shown.notes.length + alone)
  expect(document.querySelectorAll('.regions .line rect').length).toBe(1)
  // Every sign leads to its card and back.
  for (const link of document.querySelectorAll('a.ref, a.number-of-note, .regions a'))
    expect(document.getElementById(link.getAttribute('href')?.slice(1) ?? '')).not.toBeNull()
  const count = (state: string): number => shown.numbers.filter((number) => number.state === state).length
  for (const state of ['verified', 'queried', 'wrong', 'not-a-statistic', 'unchecked'])
    expect(document.querySelectorAll(`.flow .number-${state}`).length, state).toBeGreaterThanOrEqual(count(state))
  const done = shown.numbers.length - count('unchecked')
  const settled = shown.notes.filter(({ state }) => state === 'resolved').length
  expect(all('.coverage dd').map((words) => words.trim())).toEqual([
    '1 / 1',
    `${String(done)} / ${String(shown.numbers.length)}`,
    `${String(settled)} / ${String(shown.notes.length)}`,
  ])
}

interface Annotation {
  readonly id: string
  readonly motivation: string
  readonly body?: unknown
  readonly target: unknown
}

function lookAtAnnotations(bytes: Buffer, _view: View, shown: Shown): void {
  const text = bytes.toString('utf8')
  const { total, label, first } = JSON.parse(text) as {
    readonly total: number
    readonly label: string
    readonly first: { readonly items: readonly Annotation[] }
  }
  const { items } = first
  expect(label).toBe(shown.title)
  const judged = shown.numbers.filter(({ state }) => state !== 'unchecked').length
  const replies = shown.notes.flatMap((note) => note.replies)
  expect(total).toBe(shown.notes.length + replies.length + shown.suggestions.length + 1 + judged)
  expect(items).toHaveLength(total)
  for (const { id, body, quote } of shown.notes) {
    const own = items.find((item) => item.id === `urn:galley:note:${id}`)
    expect(JSON.stringify(own?.body)).toContain(JSON.stringify(body))
    const selected = JSON.stringify(own?.target)
    expect(selected).toContain(quote === undefined ? 'xywh=percent:10,20,30,40' : `"exact":"${quote}"`)
  }
  for (const { id, after } of shown.suggestions)
    expect([items.find((item) => item.id === `urn:galley:suggestion:${id}`)?.body].flat()).toContainEqual(
      expect.objectContaining({ value: after, purpose: 'editing' }),
    )
  expect(items.filter(({ motivation }) => motivation === 'replying').map(({ body }) => body)).toMatchObject([
    { value: REPLY },
  ])
  if (hasW3cSchemas) expect(brokenMusts(text).broken).toEqual([])
}

function lookAtWorkbook(bytes: Buffer, _view: View, shown: Shown): void {
  const book = XLSX.read(bytes, { cellNF: true })
  expect(book.SheetNames).toEqual(
    ['numbers', 'captions', 'notes', 'suggestions', 'ties', 'article', 'findings', 'people'].map((name) =>
      t(`exports.sheet.${name}`),
    ),
  )
  const [numbers = [], captions = [], notes = [], changes = [], ties = [], details = []] = book.SheetNames.map((name) =>
    XLSX.utils.sheet_to_json<readonly unknown[]>(book.Sheets[name] ?? {}, { header: 1, raw: false, defval: '' }),
  )
  lookAtLedger(
    numbers.map((row) => row.map(String)),
    shown,
  )
  const [, caption = [], ...rest] = captions
  expect(rest).toEqual([])
  const credited = expect.stringContaining(shown.captions[0]?.credit ?? '?') as unknown
  expect(caption.slice(1, 7)).toEqual([TEXTS.mended[5], credited, ALT_TEXT, 'ferry.png', '通过', '秦未央'])
  const said = notes.slice(1).map((row) => [row[3], row[6], row[5]])
  expect(said.toSorted()).toEqual(
    shown.notes.map(({ body, author, state }) => [body, author, t(`exports.state.${state}`)]).toSorted(),
  )
  expect(notes.slice(1).some((row) => String(row[4]).endsWith(REPLY))).toBe(true)
  expect(
    changes
      .slice(1)
      .map((row) => [row[2], row[3]])
      .toSorted(),
  ).toEqual(shown.suggestions.map(({ before, after }) => [before, after]).toSorted())
  // Times are times, and every list can be filtered by its heads.
  for (const name of book.SheetNames) expect(book.Sheets[name]?.['!autofilter']?.ref).toMatch(/^A1:[A-Z]+\d+$/u)
  expect(book.Sheets[t('exports.sheet.notes')]?.['H2']).toMatchObject({ t: 'n', z: 'yyyy-mm-dd hh:mm' })
  expect(ties).toHaveLength(1)
  expect(details.slice(1, 3)).toEqual([
    [t('dialogs.details.name.title'), shown.title, ''],
    [t('dialogs.details.name.source'), shown.source, shown.received.source ?? t('dialogs.details.none')],
  ])
}

/** The ledger as rows of words, the same in both of its forms: a line a number, in the order of the text. */
function lookAtLedger([head = [], ...rows]: readonly (readonly string[])[], shown: Shown): void {
  const names = ['text', 'value', 'unit', 'state', 'right', 'evidence']
  const columns = names.map((name) => head.indexOf(t(`exports.column.${name}`)))
  expect(columns).not.toContain(-1)
  expect(rows.map((row) => columns.map((column) => row[column]))).toEqual(
    shown.numbers.map(({ text, value, unit, state, right, evidence }) => [
      text,
      String(Array.isArray(value) ? value[0] : (value ?? '')),
      unit ?? '',
      t(`numbers.state.${state}`),
      right ?? '',
      evidence ?? '',
    ]),
  )
}

/** RFC 4180, read character by character. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (isQuoted && character === '"' && text[at + 1] === '"') field += text[(at += 1)] ?? ''
    else if (character === '"') isQuoted = !isQuoted
    else if (isQuoted || !(character === ',' || character === '\r')) field += character
    else {
      row.push(field)
      field = ''
      if (character === ',') continue
      expect(text[(at += 1)]).toBe('\n')
      rows.push(row)
      row = []
    }
  }
  expect([field, row, isQuoted]).toEqual(['', [], false])
  return rows
}
