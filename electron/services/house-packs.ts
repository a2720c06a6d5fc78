import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { columnOf, ENTRY_KINDS } from '#shared/lexicon/columns.ts'
import { readCsv } from '#shared/lexicon/csv.ts'
import { readPack, type ReadPack } from '#shared/lexicon/pack.ts'
import type { HousePack } from '#shared/contract/house.ts'
import { hasHan } from '#shared/text/has-han.ts'
import { shippedPack } from '#shared/lexicon/shipped-pack.ts'
import { readHouseFile } from './house-files.ts'

/** Fifty thousand entries with their reasons are less. */
const MOST_BYTES = 8_000_000
/** Rows that are none and are told one by one. */
const MOST_TOLD = 50
const MOST_PACKS = 200
const ENDING = '.csv'

/** The folder of a house's packs: a CSV file each, its first line naming the columns. */
export function packsFolder(dataPath: string): string {
  return join(dataPath, 'house', 'packs')
}

/** The file of a pack of that name. */
export function packPath(dataPath: string, name: string): string {
  return join(packsFolder(dataPath), `${name}${ENDING}`)
}

/** The packs as their files have them now, by name; the one that comes with Galley is the last. Read anew at every call. */
export function readPacks(dataPath: string): readonly HousePack[] {
  return [...namesIn(packsFolder(dataPath)).map((name) => readPackFile(name, packPath(dataPath, name))), shipped()]
}

/** A pack's file as it is now. */
export function readPackFile(name: string, path: string): HousePack {
  try {
    const bytes = readHouseFile(path, MOST_BYTES)
    if (bytes === undefined || typeof bytes === 'string') return brokenPack(name, path, bytes ?? 'unreadable')
    const text = textOf(bytes)
    return text === undefined ? brokenPack(name, path, 'encoding') : packOf(name, path, text)
  } catch {
    return brokenPack(name, path, 'unreadable')
  }
}

let own: HousePack | undefined

function shipped(): HousePack {
  if (own === undefined) {
    const { name, text } = shippedPack()
    own = packOf(name, undefined, text)
  }
  return own
}

function namesIn(folder: string): readonly string[] {
  try {
    // What a spreadsheet program keeps beside an open file is no pack.
    return readdirSync(folder)
      .filter((file) => file.toLowerCase().endsWith(ENDING) && !/^[.~]/u.test(file))
      .map((file) => file.slice(0, -ENDING.length))
      .toSorted()
      .slice(0, MOST_PACKS)
  } catch {
    return []
  }
}

/** What Chinese spreadsheet programs write where they are not told to write UTF-8. */
const OLD_ENCODINGS = ['gb18030', 'big5'] as const

/**
 * UTF-8, or UTF-16 with its mark (Excel's “Unicode text”), or the encoding in which the first line names the columns in
 * Chinese; anything else is not guessed at, and the person is told.
 */
function textOf(bytes: Uint8Array): string | undefined {
  const known = decoded(bytes, bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8')
  if (known !== undefined) return known
  return OLD_ENCODINGS.map((encoding) => decoded(bytes, encoding)).find((text) => text !== undefined && isHeaded(text))
}

/** Whether the first line names the column of words in Chinese: by that a text is known to be read rightly. */
function isHeaded(text: string): boolean {
  const [first] = readCsv(text.split(/[\r\n]/u, 1)[0] ?? '')
  return first?.cells.some((cell) => hasHan(cell) && columnOf(cell)?.column === 'word') === true
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function packOf(name: string, path: string | undefined, text: string): HousePack {
  const pack = readPack(text)
  return {
    name,
    ...(path === undefined ? {} : { path }),
    text,
    ...factsOf(pack),
    allowed: pack.entries.flatMap(({ kind, word }) => (kind === 'allowed' ? [word] : [])),
  }
}

/** What is told of a pack: its entries by kind, and what is none. */
export function factsOf({ entries, problems, unknown, problem }: ReadPack) {
  const counts = Object.fromEntries(
    ENTRY_KINDS.map((kind) => [kind, entries.filter((each) => each.kind === kind).length]),
  )
  return {
    counts: counts as HousePack['counts'],
    problems: problems.slice(0, MOST_TOLD),
    problemCount: problems.length,
    unknown,
    ...(problem === undefined ? {} : { problem }),
  }
}

function brokenPack(name: string, path: string, problem: NonNullable<HousePack['problem']>): HousePack {
  return { ...packOf(name, path, ''), problem }
}
