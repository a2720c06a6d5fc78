import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isCounted, isSettled } from '#shared/acts/numbers.ts'
import { countOpen, thingsToSettle } from '#shared/acts/waiting.ts'
import type { ArticleSummary, OpenArticle } from '#shared/contract/shapes.ts'
import { NOTE_KINDS, type Note } from '#shared/domain/note.ts'
import { NUMBER_STATES } from '#shared/domain/number.ts'
import type { DomainRecord } from '#shared/domain/record-types.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { newId } from '#shared/lib/ids.ts'
import { isSingleOne } from '#shared/numbers/single-one.ts'
import { actOf, keepText, newDesk, noteOn, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'

let desk: ReturnType<typeof newDesk>
beforeAll(() => {
  desk = newDesk()
})
afterAll(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const TEXT = [
  '~首页 > 一间店 > 新闻 2023，一遍',
  '#山谷里修好了三座桥',
  '去年9月，村里开了一间店，修了一道墙，推行“三师一室”。',
  '有人来了一次，花了1.15万元，又走了一遍，一名村民和8名游人在场。',
].join('\n')

const row = async (open: OpenArticle): Promise<ArticleSummary> => {
  const articleId = open.article.id
  const [found] = valueOf(await desk.client.call('library.list', { isBin: false, articleId })).articles
  if (found === undefined) throw new Error('not listed')
  return found
}

/** What the library says of an article is what its records say. */
async function expectSame(articleId: OpenArticle['article']['id']): Promise<void> {
  const open = await openOf(desk.client, articleId)
  const furniture = new Set(open.blocks.filter(({ role }) => role === 'furniture').map(({ id }) => id))
  const numbers = open.numbers.filter((number) => isCounted(number) && !furniture.has(number.blockId))
  const things = thingsToSettle(open.notes, open.suggestions).length
  // The window hands over what can be read only once.
  expect(countOpen(open.notes.values(), open.suggestions.values())).toBe(countOpen(open.notes, open.suggestions))
  const { notes, numbers: counted, singleOnes } = await row(open)
  expect(notes).toEqual({ total: things, done: things - countOpen(open.notes, open.suggestions) })
  expect(counted).toEqual({ total: numbers.length, done: numbers.filter(isSettled).length })
  expect(singleOnes).toBe(numbers.filter((number) => !isSettled(number) && isSingleOne(number)).length)
}

const arbNote = fc.record({ kind: fc.constantFrom(...NOTE_KINDS), state: fc.constantFrom('open', 'resolved') })
const arbSuggestion = fc.record({
  state: fc.constantFrom('open', 'accepted', 'rejected'),
  of: fc.option(fc.nat(20), { nil: undefined }),
  isRefusal: fc.boolean(),
  isOfNumber: fc.boolean(),
  move: fc.option(fc.nat(2), { nil: undefined }),
})
const arbStates = fc.array(fc.constantFrom(...NUMBER_STATES), { minLength: 3, maxLength: 12 })

test('what the library counts as open, and of the numbers, is what shared counts, whatever records there are', async () => {
  const law = fc.asyncProperty(
    fc.array(arbNote, { maxLength: 8 }),
    fc.array(arbSuggestion, { maxLength: 8 }),
    arbStates,
    async (noteSeeds, suggestionSeeds, states) => {
      const open = await keepText(desk.client, `${TEXT}\n${newId()}`)
      const block = open.blocks.find(({ role }) => role === 'paragraph')
      const [number] = open.numbers
      if (block === undefined || number === undefined) throw new Error('nothing kept')
      const own = { revision: 0, articleId: open.article.id, versionId: open.article.currentVersionId }
      const notes = noteSeeds.map((seed): Note => ({
        ...noteOn(open, '看'),
        ...(seed as Pick<Note, 'kind' | 'state'>),
      }))
      const place = { blockId: block.id, start: 0, end: 2 }
      const before = sliceCodePoints(block.text, 0, 2)
      const repair = { ...own, ...place, type: 'repair', id: newId(), kind: 'x', before: '去', after: before }
      const suggestions = suggestionSeeds.map(({ state, of, isRefusal, isOfNumber, move }) => ({
        ...own,
        ...place,
        type: 'suggestion',
        id: newId(),
        kind: 'replace',
        before,
        after: '今年',
        author: '沈',
        createdAtMs: 1,
        state,
        ...(of === undefined || notes.length === 0 ? {} : { noteId: notes[of % notes.length]?.id }),
        ...(move === undefined ? {} : { kind: 'move', groupId: `move ${String(move)}` }),
        ...(isRefusal ? { repairId: repair.id } : {}),
        ...(isOfNumber ? { numberId: number.id } : {}),
      }))
      const added = [...notes, { ...repair, evidence: { rule: 'x' }, isGuess: false }, ...suggestions]
      const updated = open.numbers.map((one, index) => {
        const state = states[index % states.length]
        return [one, { ...one, state, isStruck: index % 5 === 4 }] as const
      })
      const change = { added: added as DomainRecord[], updated: updated as [DomainRecord, DomainRecord][] }
      valueOf(await desk.client.call('change.apply', actOf(open.article.id, change)))
      await expectSame(open.article.id)
    },
  )
  await fc.assert(law, { numRuns: 60 })
})

test('one row of the library follows each act', async () => {
  const open = await keepText(desk.client, TEXT)
  const { id } = open.article
  expect(await row(open)).toMatchObject({ notes: { done: 0, total: 0 }, singleOnes: 5 })
  const note = noteOn(open, '看')
  const steps = [
    { added: [{ ...note, kind: 'praise' as const }] },
    { added: [{ ...noteOn(open, '问'), kind: 'query' as const }] },
    { updated: open.numbers.slice(-1).map((number) => [number, { ...number, isStruck: true }] as const) },
  ]
  const listed = []
  for (const step of steps) {
    valueOf(await desk.client.call('change.apply', actOf(id, step)))
    await expectSame(id)
    const { notes, numbers } = await row(open)
    listed.push([notes.total, numbers.total])
  }
  expect(listed).toEqual([
    [0, listed[0]?.[1]],
    [1, listed[0]?.[1]],
    [1, Number(listed[0]?.[1]) - 1],
  ])
})

test('SQL and shared mean the same by 一 with a measure word', () => {
  const db = new Database(':memory:')
  const HAN = '[々〇㐀-䶿一-鿿豈-﫿𠀀-𲎯]'
  const asks = db.prepare(`SELECT ? GLOB '一${HAN}' OR ? GLOB '一${HAN}${HAN}'`).pluck()
  const sign = fc.constantFrom(
    '一',
    '间',
    '道',
    '々',
    '〇',
    '㐀',
    '䶿',
    '﨩',
    '𠮷',
    '𲎯',
    'a',
    '1',
    '，',
    'あ',
    '［',
    '*',
    '?',
    '',
  )
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 4 }), (signs) => {
      const text = signs.join('')
      expect(asks.get(text, text)).toBe(isSingleOne({ text, kind: 'count', value: 1 }) ? 1 : 0)
    }),
    { numRuns: process.env.GALLEY_LONG === '1' ? 2000 : 200 },
  )
  db.close()
})
