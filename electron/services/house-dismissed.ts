import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { HouseDismissal, HouseDismissed } from '#shared/contract/house.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { cellText, csvLine, readCsv } from '#shared/lexicon/csv.ts'
import { notWritten, writeFileWhole } from '#electron/files/write-whole.ts'
import { readHouseFile } from './house-files.ts'

const HEAD = ['rule', 'words', 'also', 'who', 'when'] as const

/** The plain file of findings that a house does not want to be told: a CSV, a finding a line. */
export function dismissedPath(dataPath: string): string {
  return join(dataPath, 'house', 'dismissed.csv')
}

/** What the file says now; lines that are none are told by their number, and the others hold. */
export function readDismissed(dataPath: string): HouseDismissed {
  const path = dismissedPath(dataPath)
  const nothing = { path, list: [], badLines: [] }
  try {
    const bytes = readHouseFile(path)
    if (bytes === undefined) return nothing
    if (typeof bytes === 'string') return { ...nothing, problem: bytes }
    const rows = readCsv(new TextDecoder('utf-8', { fatal: true }).decode(bytes), ',').filter(
      ({ cells }) => cells[0] !== HEAD[0],
    )
    const read = rows.map(({ line, cells, isBroken }) => ({ line, found: isBroken ? undefined : dismissalOf(cells) }))
    return {
      path,
      list: read.flatMap(({ found }) => found ?? []),
      badLines: read.flatMap(({ line, found }) => (found === undefined ? [line] : [])),
    }
  } catch {
    return { ...nothing, problem: 'unreadable' }
  }
}

function dismissalOf(cells: readonly string[]): HouseDismissal | undefined {
  const [rule = '', words = '', also = '', who = '', when = ''] = cells.map(cellText)
  const atMs = Date.parse(when)
  if (!/^[a-z]+\.[a-z-]+$/u.test(rule) || words === '') return undefined
  return { rule, words, ...(also === '' ? {} : { also }), who, atMs: Number.isNaN(atMs) ? 0 : Math.max(0, atMs) }
}

/** Adds a line. */
export function addDismissed(dataPath: string, dismissal: HouseDismissal): Result<void, CallError> {
  return change(dataPath, (lines) => [...lines, lineOf(dismissal)])
}

/** Takes out the lines that say it; the others stay as they are. Error: `not-found`. */
export function removeDismissed(dataPath: string, { rule, words, also }: HouseDismissal): Result<void, CallError> {
  const says = (line: string): boolean => {
    const [row] = readCsv(line, ',')
    const found = row === undefined || row.isBroken ? undefined : dismissalOf(row.cells)
    return found?.rule === rule && found.words === words && found.also === also
  }
  return change(dataPath, (lines) => (lines.some(says) ? lines.filter((line) => !says(line)) : undefined))
}

/** No cell of these has a line end: a line is a record. */
function lineOf({ rule, words, also = '', who, atMs }: HouseDismissal): string {
  const plain = [rule, words, also, who, new Date(atMs).toISOString()].map((cell) => cell.replaceAll(/\s+/gu, ' '))
  return csvLine(plain)
}

function change(
  dataPath: string,
  made: (lines: readonly string[]) => readonly string[] | undefined,
): Result<void, CallError> {
  const path = dismissedPath(dataPath)
  if (readDismissed(dataPath).problem !== undefined) return err(callError('file-unreadable', { file: path }))
  try {
    const bytes = readHouseFile(path)
    const text = bytes instanceof Uint8Array ? new TextDecoder('utf-8').decode(bytes) : `${HEAD.join(',')}\r\n`
    const lines = made(text.split(/\r\n|[\n\r]/u).filter((line) => line !== ''))
    if (lines === undefined) return err(callError('not-found', { record: 'dismissed' }))
    mkdirSync(dirname(path), { recursive: true })
    writeFileWhole(path, new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`))
    return ok(undefined)
  } catch (thrown) {
    return err(notWritten(path, thrown))
  }
}
