import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { House, HouseListName } from '#shared/contract/house.ts'
import type { CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { writePack } from '#shared/lexicon/pack.ts'
import { notWritten, writeFileWhole } from '#electron/files/write-whole.ts'
import type { Ports } from '#electron/ports.ts'
import { readHouseFile } from './house-files.ts'
import { readDismissed } from './house-dismissed.ts'
import { packPath, readPacks } from './house-packs.ts'
import { houseListPath, readHouseList } from './house-lists.ts'

const yearsSchema = z.record(z.string().min(1).max(80), z.number().int().min(-3000).max(3000))

/** The plain file in which a house lists what it knows of founding years: `{"本报创刊": 1956}`. */
export function foundingYearsPath(dataPath: string): string {
  return join(dataPath, 'house', 'founding-years.json')
}

/** A house's own founding years; none when there is no file, and why when it cannot be read. Read anew at every call. */
export function readHouse(dataPath: string): House {
  return {
    ...readYears(dataPath),
    lists: {
      remarks: readHouseList(dataPath, 'remarks'),
      people: readHouseList(dataPath, 'people'),
      words: readHouseList(dataPath, 'words'),
    },
    packs: readPacks(dataPath),
    dismissed: readDismissed(dataPath),
  }
}

function readYears(dataPath: string): Omit<House, 'lists' | 'packs' | 'dismissed'> {
  const path = foundingYearsPath(dataPath)
  try {
    const bytes = readHouseFile(path)
    if (bytes === undefined) return { path, foundingYears: [] }
    if (typeof bytes === 'string') return { path, foundingYears: [], problem: bytes }
    const years = yearsSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
    return { path, foundingYears: Object.entries(years).map(([name, year]) => ({ name, year })) }
  } catch {
    return { path, foundingYears: [], problem: 'unreadable' }
  }
}

/** Shows the file where it lies; a first one is written, empty, so that there is something to write into. */
export function revealHouse(ports: Ports): Result<Record<string, never>, CallError> {
  return reveal(ports, foundingYearsPath(ports.about.dataPath), '{\n}\n')
}

/** The same with one of its lists. */
export function revealHouseList(ports: Ports, list: HouseListName): Result<Record<string, never>, CallError> {
  return reveal(ports, houseListPath(ports.about.dataPath, list), '')
}

/** The same with a pack of words. */
export function revealPack(ports: Ports, pack: string): Result<Record<string, never>, CallError> {
  return reveal(ports, packPath(ports.about.dataPath, pack), writePack([]))
}

function reveal(ports: Ports, path: string, first: string): Result<Record<string, never>, CallError> {
  try {
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileWhole(path, new TextEncoder().encode(first))
    }
  } catch (thrown) {
    return err(notWritten(path, thrown))
  }
  ports.shell.reveal(path)
  return ok({})
}
