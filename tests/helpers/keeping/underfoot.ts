import { randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { actOf, keepText, noteOn, openDesk, type TestDesk } from './desk.ts'
import { makeReadOnly, smallDisk } from './mounts.ts'

/** What is done to a library while it is open. Each gives what has to be undone, or undefined where it cannot be done here. */
export const MISHAPS = [
  'removed',
  'folder removed',
  'renamed',
  'folder renamed',
  'replaced',
  'put back',
  'log removed',
  'hard link',
  'symbolic link',
  'read-only',
  'disk full',
] as const
export type Mishap = (typeof MISHAPS)[number]

/** How one run ended. `missing`: words that were said saved and are nowhere where the person was told to look. */
export interface UnderfootOutcome {
  readonly said: number
  readonly refused: number
  readonly missing: readonly string[]
  /** Not possible on this machine. */
  readonly isSkipped: boolean
}

const SKIPPED: UnderfootOutcome = { said: 0, refused: 0, missing: [], isSkipped: true }

/** Saves notes, lets the mishap happen after `before` of them, saves `after` more, ends, and looks for every word. */
export async function saveThrough(
  folder: string,
  mishap: Mishap,
  before: number,
  after: number,
): Promise<UnderfootOutcome> {
  const data = mkdtempSync(join(folder, 'data-'))
  const disk = mishap === 'disk full' ? smallDisk(folder, 1_500 + before) : undefined
  if (mishap === 'disk full' && disk === undefined) return SKIPPED
  const shelf = disk?.path ?? mkdtempSync(join(folder, 'shelf-'))
  const path = join(shelf, '书库.galley')
  const desk = openDesk(path, data)
  const others: TestDesk[] = []
  const undo: (() => void)[] = []
  const said = new Map<string, string>()
  let refused = 0
  try {
    const open = await keepText(desk.client)
    const save = async (by: TestDesk, count: number): Promise<void> => {
      for (let index = 0; index < count; index += 1) if (!(await saveNote(by, open, said))) refused += 1
    }
    await save(desk, before)
    const isDone = happen(mishap, { path, shelf, folder, undo, open: (name) => others.push(openDesk(name, data)) })
    if (!isDone) return SKIPPED
    await save(desk, after)
    for (const other of others) await save(other, after)
    // Room again, or the file back where it was: saving comes back by itself.
    for (const back of undo.splice(0)) back()
    await save(desk, 3)
  } finally {
    for (const other of others) await other.close()
    await desk.close()
    for (const back of undo) back()
  }
  const found = new Set([path, ...toldPaths([desk, ...others])].flatMap((file) => wordsIn(file)))
  const missing = [...said].filter(([, words]) => !found.has(words)).map(([id]) => id)
  disk?.remove()
  return { said: said.size, refused, missing, isSkipped: false }
}

async function saveNote(desk: TestDesk, open: OpenArticle, said: Map<string, string>): Promise<boolean> {
  const words = `第${String(said.size)}条 ${'字'.repeat(700)} ${randomUUID()}`
  const note = noteOn(open, words)
  const answer = await desk.client.call('change.apply', actOf(open.article.id, { added: [note] }))
  if (answer.ok) said.set(note.id, words)
  return answer.ok
}

interface Scene {
  readonly path: string
  readonly shelf: string
  readonly folder: string
  readonly undo: (() => void)[]
  /** Opens the library by another name. */
  readonly open: (name: string) => void
}

function happen(mishap: Mishap, { path, shelf, folder, undo, open }: Scene): boolean {
  const elsewhere = join(folder, `elsewhere-${randomUUID()}`)
  switch (mishap) {
    case 'removed':
      for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
      return true
    case 'folder removed':
      rmSync(shelf, { recursive: true })
      return true
    case 'renamed':
      renameSync(path, `${path}.old`)
      return true
    case 'folder renamed':
      renameSync(shelf, elsewhere)
      return true
    case 'replaced':
      copyFileSync(path, elsewhere)
      renameSync(elsewhere, path)
      return true
    case 'put back':
      renameSync(shelf, elsewhere)
      undo.push(() => renameSync(elsewhere, shelf))
      return true
    case 'log removed':
      for (const suffix of ['-wal', '-shm', '-lock', '-mark']) rmSync(path + suffix, { force: true })
      return true
    case 'hard link':
      linkSync(path, elsewhere)
      open(elsewhere)
      return true
    case 'symbolic link':
      symlinkSync(path, elsewhere)
      open(elsewhere)
      return true
    case 'read-only': {
      const back = makeReadOnly(
        shelf,
        readdirSync(shelf).map((name) => join(shelf, name)),
      )
      if (back !== undefined) undo.push(back)
      return back !== undefined
    }
    case 'disk full':
      fill(shelf)
      undo.push(() => rmSync(join(shelf, 'ballast'), { force: true }))
      return true
  }
}

function fill(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - 8_192)))
}

/** Every file of which the person was told. */
function toldPaths(desks: readonly TestDesk[]): readonly string[] {
  return desks
    .flatMap((desk) => desk.control.told)
    .flatMap(({ name, data }) => (name === 'library.troubled' ? [data] : []))
    .flatMap((data) => (data as { trouble?: { values?: { kept?: string } } }).trouble?.values?.kept ?? [])
}

/** Words of the notes in a file, read as somebody reads it who knows nothing of the process that wrote it. */
function wordsIn(file: string): readonly string[] {
  if (!existsSync(file)) return []
  // In another folder: its own may be full.
  const look = mkdtempSync(join(tmpdir(), 'galley-look-'))
  const copy = join(look, 'copy')
  for (const suffix of ['', '-wal']) if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix)
  const db = new Database(copy)
  try {
    return (db.prepare("SELECT json ->> 'body' AS words FROM note").all() as { words: string }[]).map(
      ({ words }) => words,
    )
  } finally {
    db.close()
    rmSync(look, { recursive: true })
  }
}
