import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorCode } from '#shared/contract/errors.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { examineLibrary, rescueLibrary } from '#electron/services/doctor.ts'
import { codeOf, keepText, newDesk, openDesk, valueOf } from '#tests/helpers/keeping/desk.ts'

const IS_LONG = process.env.GALLEY_LONG === '1'
const HEADER_BYTES = 100
/** Where SQLite's header says how the file is to be read at all (fileformat2.html, 1.3): page size, format, encoding … */
const FIELDS = { 'page size': 16, 'write version': 18, 'read version': 19, 'schema format': 47, encoding: 59 }

let desk: ReturnType<typeof newDesk>
let open: OpenArticle
let sound: Buffer
const shelf = (): string => join(desk.folder, 'shelf')

beforeAll(async () => {
  desk = newDesk()
  open = await keepText(desk.client)
  await desk.close()
  sound = readFileSync(desk.libraryPath)
})
afterAll(() => desk.remove())

/** Lays out the library with one byte of its header changed. */
function lay(at: number, value: number): string {
  rmSync(shelf(), { recursive: true, force: true })
  mkdirSync(shelf())
  const bytes = Buffer.from(sound)
  bytes[at] = value
  const path = join(shelf(), 'header.galley')
  writeFileSync(path, bytes)
  return path
}

function valuesAt(at: number): readonly number[] {
  const was = sound[at] ?? 0
  return [...new Set([0, 1, 2, 4, 255, was ^ 1, was ^ 128, (was + 1) & 255])].filter((value) => value !== was)
}

/** What a library with one wrong byte in its header may be called; foreign without our number, newer with a higher schema. */
const CODES: readonly ErrorCode[] = ['library-damaged', 'library-foreign', 'library-newer']

function examine(at: number, value: number): void {
  const report = examineLibrary(lay(at, value), 1)
  if (!report.ok) expect(CODES, `byte ${String(at)} = ${String(value)}`).toContain(report.error.code)
}

async function work(at: number, value: number): Promise<void> {
  const path = lay(at, value)
  const opened = openDesk(path, shelf())
  const state = await opened.client.call('library.state', {})
  const answers = [
    state,
    await opened.client.call('library.list', {}),
    await opened.client.call('article.open', { articleId: open.article.id }),
    await opened.client.call('library.backups', {}),
  ]
  await opened.close()
  const where = `byte ${String(at)} = ${String(value)}`
  expect(opened.bugs, where).toEqual([])
  for (const answer of answers) if (!answer.ok) expect(CODES, where).toContain(answer.error.code)
  // What is called sound can be worked in; what is not stays as it is.
  if (state.ok && state.value.isSound) expect(answers.every(({ ok }) => ok)).toBe(true)
  else expect(readFileSync(path)[at], where).toBe(value)
}

/** Nothing but the header is wrong: the rescue, which writes it anew, saves every row. */
function rescue(at: number, value: number): void {
  const path = lay(at, value)
  const { counts } = valueOf(rescueLibrary(path, join(shelf(), 'rescued.galley'), 1))
  expect(counts.reduce((sum, { lost }) => sum + lost, 0)).toBe(0)
}

describe('a library of which one byte of the header is wrong', () => {
  test('is told by doctor, wherever the byte is and whatever is in it', { timeout: 60_000 }, () => {
    for (let at = 0; at < HEADER_BYTES; at += 1) for (const value of valuesAt(at)) examine(at, value)
  })

  test('opens or says why not', { timeout: 120_000 }, async () => {
    for (let at = 0; at < HEADER_BYTES; at += 1) {
      for (const value of IS_LONG ? valuesAt(at) : [255]) await work(at, value)
    }
  })

  test('is rescued whole', { timeout: 240_000 }, () => {
    for (let at = 0; at < HEADER_BYTES; at += IS_LONG ? 1 : 12) {
      for (const value of IS_LONG ? valuesAt(at) : [255]) rescue(at, value)
    }
  })

  test.each(Object.entries(FIELDS))('%s: is told, opens or not, and is rescued', async (_name, at) => {
    for (const value of valuesAt(at)) await work(at, value)
    rescue(at, valuesAt(at).at(-1) ?? 0)
  })

  test.each([0, 10, 35])('with the schema number %i, which is not its own, is called damaged', async (number) => {
    expect(valueOf(examineLibrary(lay(63, number), 1))).toMatchObject({ isSound: false })
    const opened = openDesk(lay(63, number), shelf())
    const state = await opened.client.call('library.state', {})
    await opened.close()
    expect(state.ok ? state.value.isSound : state.error.code).toBe(state.ok ? false : 'library-damaged')
  })
})

test.each([0.9, 0.7, 0.5, 0.3])('a library cut off at %d of its length keeps its article', (share) => {
  rmSync(shelf(), { recursive: true, force: true })
  mkdirSync(shelf())
  const path = join(shelf(), 'cut.galley')
  // Its schema lies near its end, since it was made by one migration after the other.
  writeFileSync(path, sound.subarray(0, Math.floor(sound.length * share)))
  const rescued = valueOf(rescueLibrary(path, join(shelf(), 'rescued.galley'), 1))
  // What was cut in the middle of a row may be told besides as a row of nobody's; which rows that hits hangs on their pages.
  const kept = rescued.articles.filter(({ isSaved }) => isSaved)
  expect(kept).toMatchObject([{ title: open.article.title }])
})

describe('a file whose first page is destroyed, with nothing of ours beside it', () => {
  const destroyed = (bytes: Buffer, name: string): string => {
    rmSync(shelf(), { recursive: true, force: true })
    mkdirSync(shelf())
    const path = join(shelf(), name)
    writeFileSync(path, Buffer.from(bytes).fill(0x5a, 0, 4096))
    return path
  }

  test('is a damaged library where its other pages hold rows of ours', () => {
    expect(codeOf(examineLibrary(destroyed(sound, 'header.galley'), 1))).toBe('library-damaged')
  })

  test('is no library of ours otherwise, whatever words are in it', () => {
    const words = Buffer.from('{"type":"note","articleId":"a"}\n'.repeat(3000))
    expect(codeOf(examineLibrary(destroyed(words, 'notes.json'), 1))).toBe('library-foreign')
  })
})
