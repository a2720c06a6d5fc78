import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { houseLinesSchema, type HouseList, type HouseListName } from '#shared/contract/house.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { houseLines } from '#shared/text/house-lines.ts'
import { notWritten, writeFileWhole } from '#electron/files/write-whole.ts'
import { readHouseFile } from './house-files.ts'

/** The plain file of a list: text in UTF-8, a line each, so that a person can write it in any program. */
export function houseListPath(dataPath: string, list: HouseListName): string {
  return join(dataPath, 'house', `${list}.txt`)
}

/** A list as its file has it now; empty lines are none. Without a file there are no lines, and why when it cannot be read. */
export function readHouseList(dataPath: string, list: HouseListName): HouseList {
  const path = houseListPath(dataPath, list)
  try {
    const bytes = readHouseFile(path)
    if (bytes === undefined) return { path }
    if (typeof bytes === 'string') return { path, problem: bytes }
    // Bytes that are no UTF-8 are not guessed at: what is written back would lose them.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const lines = houseLinesSchema.safeParse(houseLines(text))
    return lines.success ? { path, lines: lines.data } : { path, problem: 'too-large' }
  } catch {
    return { path, problem: 'unreadable' }
  }
}

/** Writes a list, if its file still says what it was changed from. Errors: `conflict`, and those of writing. */
export function keepHouseList(
  dataPath: string,
  list: HouseListName,
  lines: readonly string[],
  was: readonly string[] | undefined,
): Result<void, CallError> {
  const now = readHouseList(dataPath, list)
  if (now.problem !== undefined || JSON.stringify(now.lines) !== JSON.stringify(was)) return err(callError('conflict'))
  try {
    mkdirSync(dirname(now.path), { recursive: true })
    const text = houseLines(lines.join('\n')).map((line) => `${line}\n`)
    writeFileWhole(now.path, new TextEncoder().encode(text.join('')))
    return ok(undefined)
  } catch (thrown) {
    return err(notWritten(now.path, thrown))
  }
}
