import type { LogFormat, LogId, LogLine } from '#shared/contract/log.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { jsonOfLine } from '#shared/log/json-line.ts'
import { actWords, lineWords, standingWords, whereWords } from '#shared/log/words.ts'
import { createTranslate, type Translate } from '#shared/messages/translate.ts'
import { MERGE_ACT, TAKE_ACT } from '#shared/merge/types.ts'
import { articlesOfForeign } from '#electron/db/foreign-acts.ts'
import { nextRows } from '#electron/db/log-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import { csvLines } from '#electron/export/ledger/csv.ts'
import { timeWords, type Cell, type ExportTable } from '#electron/export/ledger/export-table.ts'
import { foreignActsAmong, foreignHeadsOf } from '#electron/log/foreign-acts.ts'
import { linesAmong } from '#electron/log/lines-among.ts'
import { LogReader } from '#electron/log/log-lines.ts'

/** What of a log is written, and how. */
export interface LogAsked {
  /** Of one article; undefined of the whole library. */
  readonly articleId: ArticleId | undefined
  /** The acts that are wanted, as they are to stand; undefined where all are. */
  readonly ids: readonly LogId[] | undefined
  /** How many acts there are to be told. */
  readonly acts: number
  readonly format: LogFormat
  readonly locale: Locale
}

/** So many entries are told at a time. */
const ENTRIES_A_PIECE = 200

type WholeLine = LogLine & { readonly chain: NonNullable<LogLine['chain']> }
type Pieces = Iterable<readonly WholeLine[], void, void>

/** A log as a file; how many acts it tells is known when its pieces are taken. */
export interface LogMade {
  readonly pieces: Iterable<Uint8Array>
  readonly acts: () => number
}

/**
 * The log as a file, a piece at a time as it is read; a workbook whole. `onShare` hears how far it is, where that is known:
 * not of a workbook, most of whose time goes by when all is read.
 */
export async function logPieces(
  db: Db,
  { articleId, ids, acts, format, locale }: LogAsked,
  onShare: (share: number) => void,
): Promise<LogMade> {
  const t = createTranslate(locale)
  let told = 0
  const isTellable = format !== 'xlsx'
  const counted = function* (): Pieces {
    for (const piece of ids === undefined ? linePieces(db, articleId) : piecesOfThem(db, ids)) {
      told += piece.length
      yield piece
      if (isTellable) onShare(Math.min(1, told / Math.max(1, acts)))
    }
  }
  return { pieces: await piecesAs(format, counted(), t), acts: () => told }
}

async function piecesAs(format: LogFormat, pieces: Pieces, t: Translate): Promise<Iterable<Uint8Array>> {
  if (format === 'csv') return encoded(csvPieces(pieces, t))
  if (format === 'jsonl') return encoded(jsonPieces(pieces, t))
  const { xlsxOf } = await import('#electron/export/ledger/xlsx.ts')
  return [await xlsxOf([{ name: t('log.title'), columns: tableHead(t), rows: [...tableRows(pieces, t)].flat() }], t)]
}

/** The acts of a log, oldest first; what came by a merge follows it. */
function* linePieces(db: Db, articleId: ArticleId | undefined): Generator<readonly WholeLine[], void, void> {
  const reader = new LogReader(db)
  for (let after = 0; ;) {
    const rows = nextRows(db, articleId, after, ENTRIES_A_PIECE)
    const last = rows.at(-1)
    if (last === undefined) {
      // Nobody knows any more by which entry these came.
      yield articlesOfForeign(db, articleId).flatMap((id) => cameBy(db, reader, id, undefined))
      return
    }
    yield rows.flatMap((row) => {
      const own = reader.line(row, true) as WholeLine
      return TAKING.has(row.act) ? [own, ...cameBy(db, reader, row.article_id, row.seq)] : [own]
    })
    after = last.seq
  }
}

/** The lines of some acts. */
function* piecesOfThem(db: Db, ids: readonly LogId[]): Generator<readonly WholeLine[], void, void> {
  for (let at = 0; at < ids.length; at += ENTRIES_A_PIECE)
    yield linesAmong(db, ids.slice(at, at + ENTRIES_A_PIECE), true) as readonly WholeLine[]
}

const TAKING: ReadonlySet<string> = new Set([MERGE_ACT, TAKE_ACT])

/** What came to an article by an entry. */
function cameBy(db: Db, reader: LogReader, articleId: string, entry: number | undefined): readonly WholeLine[] {
  const heads = foreignHeadsOf(db, articleId)
  const came = [...heads.values()].flatMap(({ id, via }) => (via?.entry === entry ? [id] : []))
  return foreignActsAmong(db, articleId, came).map((each) => reader.foreign(each, heads, true) as WholeLine)
}

const COLUMNS = [
  ['number', 8],
  ['via', 12],
  ['day', 18],
  ['article', 30],
  ['person', 14],
  ['act', 20],
  ['words', 60],
  ['where', 12],
  ['standing', 16],
  ['undoes', 10],
  ['saved', 18],
  ['before', 20],
  ['hash', 20],
] as const

function tableHead(t: Translate): ExportTable['columns'] {
  return COLUMNS.map(([name, width]) => ({ head: t(`log.column.${name}`), width }))
}

function cellsOf(line: WholeLine, t: Translate, seqOf: (id: string) => number | undefined): readonly Cell[] {
  const { chain } = line
  const of = chain.undoes ?? chain.redoes
  return [
    typeof line.id === 'number' ? line.id : undefined,
    line.via?.entry,
    timeWords({ atMs: line.atMs }),
    line.title,
    line.author,
    actWords(line, t),
    lineWords(line, t),
    whereWords(line, t),
    standingWords(line, t),
    of === null ? undefined : seqOf(of),
    timeWords({ atMs: line.savedAtMs }),
    chain.prevHash ?? undefined,
    chain.hash,
  ]
}

/** The rows of a table, a piece at a time; an act that takes another back names its number. */
function* tableRows(pieces: Pieces, t: Translate): Generator<ExportTable['rows'], void, void> {
  const numbers = new Map<string, number>()
  for (const piece of pieces) {
    for (const { id, changeId } of piece) if (typeof id === 'number') numbers.set(changeId, id)
    yield piece.map((line) => cellsOf(line, t, (id) => numbers.get(id)))
  }
}

function* jsonPieces(pieces: Pieces, t: Translate): Generator<string, void, void> {
  for (const piece of pieces) yield piece.map((line) => `${JSON.stringify(jsonOfLine(line, t))}\n`).join('')
}

function* csvPieces(pieces: Pieces, t: Translate): Generator<string, void, void> {
  yield `\uFEFF${csvLines([tableHead(t).map(({ head }) => head)])}`
  for (const rows of tableRows(pieces, t)) yield csvLines(rows)
}

function* encoded(texts: Iterable<string>): Generator<Uint8Array, void, void> {
  const encoder = new TextEncoder()
  for (const text of texts) yield encoder.encode(text)
}
