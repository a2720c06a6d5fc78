import type { SheetFile } from '#shared/contract/house.ts'
import { readCsv } from '#shared/lexicon/csv.ts'
import { MOST_ENTRIES, readRows } from '#shared/lexicon/pack.ts'
import { decodeBytes, guessEncoding } from '../encoding/encoding.ts'
import { detectBytes } from '../formats/detect-format.ts'
import { ImportFailure } from '../process/failure.ts'

/**
 * The rows of a list of words: of a CSV file in whatever encoding, or of a workbook's first sheet that names a column of
 * words. Throws as every reader does.
 */
export async function readSheet(fileName: string, bytes: Uint8Array): Promise<SheetFile> {
  const kind = detectBytes(bytes, fileName)
  if (kind === 'zip') {
    const { readXlsx } = await import('./read-xlsx.ts')
    const sheets = readXlsx(fileName, bytes)
    const taken = sheets.find(({ rows }) => readRows(rows).problem !== 'no-head') ?? sheets[0]
    if (taken === undefined) throw new ImportFailure('file-empty', { file: fileName })
    const others = sheets.filter((sheet) => sheet !== taken && sheet.rows.length > 0).map(({ name }) => name)
    return { rows: taken.rows.slice(0, MOST_ENTRIES + 10), sheet: taken.name, others }
  }
  if (kind === 'picture') throw new ImportFailure('file-unsupported', { file: fileName, format: 'picture' })
  const rows = readCsv(decodeBytes(bytes, guessEncoding(bytes).encoding))
  return {
    rows: rows.slice(0, MOST_ENTRIES + 10).map(({ line, cells, isBroken }) => ({ line, cells, isBroken })),
    others: [],
  }
}
