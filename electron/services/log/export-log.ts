import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { LogId, LogLine } from '#shared/contract/log.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { inChain } from '#shared/log/in-chain.ts'
import { jsonOfLine } from '#shared/log/json-line.ts'
import { actWords, lineWords, standingWords, whereWords } from '#shared/log/words.ts'
import { createTranslate, type Translate } from '#shared/messages/translate.ts'
import { MERGE_ACT, TAKE_ACT } from '#shared/merge/types.ts'
import { articlesOfForeign, countForeign } from '#electron/db/foreign-acts.ts'
import { countLog, nextRows } from '#electron/db/log-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import { givenFile } from '#electron/door-calls.ts'
import { csvLines } from '#electron/export/ledger/csv.ts'
import type { Cell, ExportTable } from '#electron/export/ledger/export-table.ts'
import { timeWords } from '#electron/export/ledger/export-table.ts'
import type { Ports } from '#electron/ports.ts'
import { fileNameOf, type Exports } from '../exports.ts'
import { SourceLost } from '../leaving/source-lost.ts'
import type { LibraryFile } from '../library-file.ts'
import { findLog, readLogLines, type LogScope } from './find-log.ts'
import { foreignActsAmong, foreignHeadsOf } from './foreign-acts.ts'
import { LogReader } from './log-lines.ts'

/** So many entries are told at a time; then others come to their turn. */
const ENTRIES_A_PIECE = 100

/** The acts of a log, oldest first, a piece at a time; what came by a merge follows it. Throws `SourceLost`. */
function* linePieces(library: LibraryFile, scope: LogScope): Generator<readonly WholeLine[], void, void> {
  const { path } = library
  for (let after = 0; ;) {
    const read = library.read((db): Result<Piece, CallError> => {
      if (library.path !== path) return err(callError('library-missing', { file: path }))
      const reader = new LogReader(db)
      const rows = nextRows(db, scope, after, ENTRIES_A_PIECE)
      const last = rows.at(-1)?.seq
      // Nobody knows any more by which entry these came.
      if (last === undefined)
        return ok({ last, lines: articlesOfForeign(db, scope).flatMap((id) => cameBy(db, reader, id, undefined)) })
      const lines = rows.flatMap((row) => {
        const own = reader.line(row, true) as WholeLine
        return TAKING.has(row.act) ? [own, ...cameBy(db, reader, row.article_id, row.seq)] : [own]
      })
      return ok({ last, lines })
    })
    if (!read.ok) throw new SourceLost(read.error)
    const { last, lines } = read.value
    yield lines
    if (last === undefined) return
    after = last
  }
}

/** The lines of some acts, a piece at a time. Throws `SourceLost`. */
function* piecesOfThem(library: LibraryFile, ids: readonly LogId[]): Generator<readonly WholeLine[], void, void> {
  for (let at = 0; at < ids.length; at += ENTRIES_A_PIECE) {
    const read = readLogLines(library, ids.slice(at, at + ENTRIES_A_PIECE), true)
    if (!read.ok) throw new SourceLost(read.error)
    yield read.value as readonly WholeLine[]
  }
}

interface Piece {
  /** The last entry of it; undefined behind them all. */
  readonly last: number | undefined
  readonly lines: readonly WholeLine[]
}

const TAKING: ReadonlySet<string> = new Set([MERGE_ACT, TAKE_ACT])

/** What came to an article by an entry. */
function cameBy(db: Db, reader: LogReader, articleId: string, entry: number | undefined): readonly WholeLine[] {
  const heads = foreignHeadsOf(db, articleId)
  const came = [...heads.values()].flatMap(({ id, via }) => (via?.entry === entry ? [id] : []))
  return foreignActsAmong(db, articleId, came).map((each) => reader.foreign(each, heads, true) as WholeLine)
}

type Pieces = Iterable<readonly WholeLine[]>
type WholeLine = LogLine & { readonly chain: NonNullable<LogLine['chain']> }

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

/**
 * Writes the log of an article or of the library where the person says, or where `file` says: the whole of it, or the acts
 * that are wanted. Errors: `not-found` (no such article), `canceled`, and those of reading and writing.
 */
export async function exportLog(
  ports: Ports,
  library: LibraryFile,
  { articleId, filter, format, locale, file, isReplacing }: ParsedInput<'log.export'>,
  exports: Exports,
): Promise<Result<CallOutput<'log.export'>, CallError>> {
  const t = createTranslate(locale)
  const known = library.read((db) =>
    ok({
      all: countLog(db, articleId) + countForeign(db, articleId),
      title: articleId && new LogReader(db).titleOf(articleId),
    }),
  )
  if (!known.ok) return known
  const { all, title } = known.value
  if (articleId !== undefined && all === 0) return err(callError('not-found', { record: `article:${articleId}` }))
  const name = title === undefined ? t('log.file') : t('log.fileOf', { title })
  const target = file?.path ?? (await ports.dialogs.saveExport(fileNameOf(name), format))
  if (target === undefined) return err(callError('canceled'))
  const isWhole = Object.values(filter).every((each) => each === undefined)
  const found = isWhole ? undefined : await findLog(library, articleId, filter)
  if (found?.ok === false) return found
  const ids = found && inChain(found.value)
  const acts = ids?.length ?? all
  const written = await exports.file({ place: target, isReplacing: isReplacing || file === undefined }, (onShare) => {
    const share = (done: number): void => onShare(Math.min(1, done / Math.max(1, acts)))
    const pieces = ids === undefined ? linePieces(library, articleId) : piecesOfThem(library, ids)
    return piecesOf(pieces, { format, locale, now: ports.now() }, share)
  })
  return written.ok ? ok({ file: givenFile(target), byteLength: written.value, acts }) : written
}

/** What is written, as it is read. `onShare` hears how far it is. */
async function piecesOf(
  pieces: Pieces,
  { format, locale, now }: Pick<ParsedInput<'log.export'>, 'format' | 'locale'> & { readonly now: number },
  onShare: (share: number) => void,
): Promise<Iterable<Uint8Array>> {
  const t = createTranslate(locale)
  if (format !== 'xlsx') return encoded(format === 'csv' ? csvPieces(pieces, t) : jsonPieces(pieces, t), onShare)
  const { xlsxPieces } = await import('#electron/export/ledger/xlsx.ts')
  const rows = sheetRows(pieces, t, onShare)
  return xlsxPieces([{ name: t('log.title'), columns: tableHead(t), rows }], now)
}

function* sheetRows(
  pieces: Pieces,
  t: Translate,
  onShare: (acts: number) => void,
): Generator<readonly Cell[], void, void> {
  let acts = 0
  for (const piece of tableRows(pieces, t)) {
    yield* piece
    acts += piece.length
    onShare(acts)
  }
}

function* jsonPieces(pieces: Pieces, t: Translate): Generator<string, void, void> {
  for (const piece of pieces) yield piece.map((line) => `${JSON.stringify(jsonOfLine(line, t))}\n`).join('')
}

function* csvPieces(pieces: Pieces, t: Translate): Generator<string, void, void> {
  yield `\uFEFF${csvLines([tableHead(t).map(({ head }) => head)])}`
  for (const rows of tableRows(pieces, t)) yield csvLines(rows)
}

function* encoded(texts: Iterable<string>, onShare: (acts: number) => void): Generator<Uint8Array, void, void> {
  const encoder = new TextEncoder()
  let acts = 0
  for (const text of texts) {
    yield encoder.encode(text)
    acts += ENTRIES_A_PIECE
    onShare(acts)
  }
}
