import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { expect, test } from 'vitest'
import { articleIdSchema, blockIdSchema, noteIdSchema } from '#shared/domain/ids.ts'
import type { NamesOf, RecordTypeOf } from '#shared/domain/record-type.ts'
import { RECORD_TYPES, recordType } from '#shared/domain/record-types.ts'
import { valuesAt, withValueAt } from '#shared/lib/paths.ts'

/** Names that no other sense of the word hides: a file that has all of them lists the types of record. */
const TELLING = [/\bdismissals?/iu, /\bcheckmarks?/iu, /\bverdicts?/iu, /\bties?(?:Type|Schema|Id|Record|\b)/u]
/**
 * The registry; ids, which records of several files name; how people read the fields and what the log tells of them, which the compiler holds against it; and what is told of
 * each with a new version (tests/unit/revision/carry-others.test.ts holds it against the registry).
 */
const LISTING = new Set([
  'shared/domain/record-types.ts',
  'shared/domain/ids.ts',
  'shared/domain/carried.ts',
  'renderer/lib/compared/record-words.ts',
  'shared/log/story.ts',
])

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => /\.tsx?$/u.test(file) && !file.includes('/migrations/'))
}

test('types of record are listed in one place: a new one is its file, its line there, a migration, and its words for people', () => {
  const files = ['shared', 'electron', 'renderer'].flatMap(sourcesIn)
  expect(files.length).toBeGreaterThan(400)
  const listing = files.filter((file) => {
    const text = readFileSync(file, 'utf8')
    return TELLING.every((name) => name.test(text))
  })
  expect(listing.filter((file) => !LISTING.has(file))).toEqual([])
  expect(listing.sort()).toEqual([...LISTING].sort())
})

const stickerSchema = z
  .object({
    type: z.literal('sticker'),
    id: z.string(),
    articleId: articleIdSchema,
    on: z.array(blockIdSchema).readonly().optional(),
    target: z.union([z.object({ noteId: noteIdSchema }).readonly(), z.object({ x: z.number() }).readonly()]),
  })
  .readonly()
type Sticker = z.infer<typeof stickerSchema>

test('what a record names is told from its schema: one name left out does not compile', () => {
  const merges = { on: 'place', target: 'place' } as const
  const own = { schema: stickerSchema, scope: 'article', columns: {}, merges, comes: 'acted' } as const
  const names: NamesOf<Sticker> = { 'on[]': 'block', 'target.noteId': 'note' }
  const whole = { ...own, names } as const satisfies RecordTypeOf<Sticker>
  // @ts-expect-error the note is left out
  const partial = { ...own, names: { 'on[]': 'block' } } as const satisfies RecordTypeOf<Sticker>
  // @ts-expect-error a block is no note
  const wrong = { ...own, names: { ...names, 'target.noteId': 'block' } } as const satisfies RecordTypeOf<Sticker>
  expect([whole, partial, wrong].map((type) => Object.keys(type.names).length)).toEqual([2, 1, 2])
  // @ts-expect-error how its target merges is left out
  const unmerged = { ...own, names, merges: { on: 'place' } } as const satisfies RecordTypeOf<Sticker>
  expect(Object.keys(unmerged.merges)).toEqual(['on'])
})

test('each field that tells who wrote a group tells it of a group that the type has', () => {
  for (const type of RECORD_TYPES) {
    const groups = Object.values(recordType(type).merges)
    const told = groups.flatMap((group) => (group.startsWith('by ') ? [group.slice(3)] : []))
    expect(told.filter((group) => !groups.includes(group))).toEqual([])
  }
})

test('every type names types that there are, and is called what its schema calls it', () => {
  for (const type of RECORD_TYPES) {
    const named = Object.values(recordType(type).names)
    expect(named.filter((name) => !RECORD_TYPES.includes(name))).toEqual([])
    expect(
      recordType(type)
        .schema.safeParse({ type })
        .error?.issues.some(({ path }) => path[0] === 'type'),
    ).toBe(false)
    expect(recordType(type).schema.safeParse({ type: 'x' }).error?.issues[0]?.path).toEqual(['type'])
  }
})

test('values at a path are read and changed, and what stays the same stays the same object', () => {
  const record = { a: { b: 'x' }, list: ['x', 'y'], none: undefined }
  expect([
    valuesAt(record, 'a.b'),
    valuesAt(record, 'list[]'),
    valuesAt(record, 'a.c.d'),
    valuesAt(record, 'none'),
  ]).toEqual([['x'], ['x', 'y'], [], []])
  const renamed = (value: unknown): unknown => (value === 'x' ? 'z' : value)
  expect(withValueAt(record, 'a.b', renamed)).toEqual({ ...record, a: { b: 'z' } })
  expect(withValueAt(record, 'list[]', renamed)).toEqual({ ...record, list: ['z', 'y'] })
  for (const path of ['a.b', 'list[]', 'a.c.d', 'none'])
    expect(withValueAt(record, path, (value) => value)).toBe(record)
})
