import { expect, test } from 'vitest'
import { isPlaced, type Note } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { TextTarget } from '#shared/domain/target.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import { freshOf, noteAt, openOfTexts, suggestAt } from '../../helpers/revised.ts'
import { randomOf, seedOf, type Random } from '../../helpers/seeds.ts'

/** A tenth of them; in full, and from another seed each time, with `npm run test:long`. */
const PAIRS = process.env.GALLEY_LONG === '1' ? 400 : 40

const TEXTS = [
  '渡口书屋记',
  '末班轮渡靠岸，摆渡人还了两本书，又借走一本旧志。书屋有11.6万册书，管理员18人。',
  '𠮷祥桥是最后一座😀，花了1.15万元，👨‍👩‍👧和𪚥都来了。桥上的孩子有3个。',
  'The keeper wrote down 312 boats, and counted them twice; Ann read the café’s list of 47 names.',
  '甲村\t12户\t5%',
  '乙村\t15户\t6%',
  '书屋的灯一直亮到二十二点，江上的人都看得见。读者多是住在江边的渔民，夜里也来。',
  '雨季之前，值班的人把每一道闸门都试了一次，记录写得清清楚楚。',
]
const WORDS = ['雾', '386米', 'colour', '的的', '。', '𠮷', '三百', '😀', '12户', ' and ']

const below = (most: number, random: Random): number => Math.floor(random() * most)
const pick = <T>(from: readonly T[], random: Random): T => from[below(from.length, random)] as T

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

function notedAt(random: Random): { open: ReturnType<typeof openOfTexts>; note: Note } {
  const open = openOfTexts(TEXTS)
  const block = 1 + below(TEXTS.length - 1, random)
  // No anchor begins or ends within what is drawn as one character.
  const drawn = Array.from(graphemes.segment(TEXTS[block] ?? ''), ({ segment }) => segment)
  const start = below(drawn.length - 2, random)
  const words = drawn.slice(start, start + 1 + below(8, random)).join('')
  return { open, note: noteAt(open, words) }
}

test('a note survives any edit outside of its words and their context', () => {
  const random = randomOf(seedOf('edits outside'))
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const { open, note } = notedAt(random)
    const { start, end, quote } = note.target as TextTarget
    // The text as one, with a sign that stands in no text where the words and their context are.
    const whole = TEXTS.join('\n')
    const block = TEXTS.findIndex((_text, index) => `old${String(index)}` === start.blockId)
    const from = Array.from(TEXTS.slice(0, block).join('\n')).length + (block > 0 ? 1 : 0) + start.offset
    const letters = Array.from(whole)
    const kept = [from - Array.from(quote.prefix).length, from + (end.offset - start.offset) + 32] as const
    let [head, tail] = [letters.slice(0, Math.max(0, kept[0])), letters.slice(kept[1])]
    const middle = letters.slice(Math.max(0, kept[0]), kept[1])
    for (let edit = 0; edit < 5; edit += 1) {
      const side = below(2, random) === 0 ? head : tail
      const at = below(side.length + 1, random)
      const next = side.toSpliced(at, below(12, random), ...Array.from(pick(WORDS, random)))
      if (side === head) head = next
      else tail = next
    }
    const texts = [...head, ...middle, ...tail].join('').split('\n')
    const fresh = freshOf(texts)
    const [carried] = carryReview({ ...open, notes: [note] }, fresh).added.filter(
      (each): each is Note => each.type === 'note',
    )
    const target = carried?.target as TextTarget
    const there = fresh.blocks.find(({ id }) => id === target.start.blockId)?.text ?? ''
    expect([carried?.placement, sliceCodePoints(there, target.start.offset, target.end.offset)]).toEqual([
      expect.stringMatching(/^(exact|moved)$/u),
      quote.exact,
    ])
  }
}, 300_000)

/** A review of every kind that a text alone can have. */
function reviewed() {
  const open = openOfTexts(TEXTS)
  const notes = ['旧志', '孩子有3个', 'counted them', '亮到二十二点'].map((words) => noteAt(open, words))
  const [first] = notes
  const suggestions = [
    suggestAt(open, '摆渡人', '船工', { ...(first && { noteId: first.id }) }),
    suggestAt(open, '两本书', '三本书', { state: 'accepted' }),
    suggestAt(open, 'twice', 'once', { state: 'rejected' }),
    suggestAt(open, '夜里也来', ''),
  ]
  const numbers = open.numbers.map((number, index) =>
    index % 2 === 0 ? { ...number, state: 'verified' as const, by: '沈', atMs: 3 } : number,
  )
  return { ...open, notes, suggestions, numbers }
}

/** What differs from version to version: ids, and names of records of the same version. */
const OWN = new Set(['id', 'revision', 'versionId'])

const bare = (record: DomainRecord): string =>
  JSON.stringify(
    Object.entries(record)
      .filter(([field, value]) => !OWN.has(field) && value !== undefined)
      .map(([field, value]) => [field, field === 'noteId' || field === 'numberId' ? '' : (value as unknown)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ).replaceAll('"new', '"old')

test('carrying a whole review to the very same text changes nothing but the version', () => {
  const open = reviewed()
  const { added, numbers, carried } = carryReview(open, freshOf(TEXTS))
  const of = (type: DomainRecord['type'], list: readonly DomainRecord[]): readonly string[] =>
    list
      .filter((each) => each.type === type)
      .map(bare)
      .sort()
  expect(of('note', added)).toEqual(of('note', open.notes))
  // What is accepted stays accepted: the text that came back does not have it.
  expect(of('suggestion', added)).toEqual(of('suggestion', open.suggestions))
  expect(of('number', numbers)).toEqual(of('number', open.numbers))
  expect(carried.unasked).toEqual([])
  expect(carried.numbers.filter(({ why }) => why !== undefined)).toEqual([])
})

/** Some paragraphs changed, moved or joined, but for those of the review's own words now and then. */
function revise(texts: readonly string[], random: Random): readonly string[] {
  const next = [...texts]
  for (let turn = 0; turn < 2; turn += 1) {
    const at = 1 + below(next.length - 1, random)
    const text = next[at] ?? ''
    const letters = Array.from(text)
    const way = below(4, random)
    if (way === 0) next[at] = letters.toSpliced(below(letters.length, random), 2, pick(WORDS, random)).join('')
    else if (way === 1) next.push(...next.splice(at, 1))
    else if (way === 2) next.splice(at, 0, `${pick(WORDS, random)}，新添的一段话。`)
    else if (at + 1 < next.length) next.splice(at, 2, text + (next[at + 1] ?? ''))
  }
  return next
}

test('suggestions and numbers end by way of a version between where they end without it, wherever both are sure', () => {
  const random = randomOf(seedOf('two steps of records'))
  let sure = 0
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const open = reviewed()
    const between = revise(TEXTS, random)
    const last = revise(between, random)
    const first = carryReview(open, freshOf(between))
    const step = <T extends DomainRecord>(type: T['type']): readonly T[] =>
      first.added.filter((each): each is T => each.type === type)
    const two = carryReview(
      {
        ...open,
        blocks: freshOf(between).blocks,
        notes: step<Note>('note').filter(isPlaced),
        suggestions: step<Suggestion>('suggestion'),
        numbers: first.numbers,
      },
      freshOf(last),
    )
    const one = carryReview(open, freshOf(last))
    const placeOf = (list: readonly DomainRecord[]): ReadonlyMap<string, string> =>
      new Map(
        list
          .filter((each): each is Suggestion => each.type === 'suggestion')
          .map((each) => [`${each.before}→${each.after}`, `${each.blockId} ${String(each.start)} ${each.state}`]),
      )
    const direct = placeOf(one.added)
    for (const [what, place] of placeOf(two.added)) {
      if (!direct.has(what)) continue
      sure += 1
      expect([what, direct.get(what)]).toEqual([what, place])
    }
    const way = new Map(two.carried.numbers.map(({ from, to, why }) => [from, why === undefined ? to : undefined]))
    const twice = new Map(
      first.carried.numbers.map(({ from, to, why }) => [from, why === undefined ? way.get(to ?? '') : undefined]),
    )
    const where = (list: readonly NumberRecord[], id: string | undefined): string | undefined => {
      const number = list.find((each) => each.id === id)
      return number && `${number.blockId} ${String(number.start)} ${number.text}`
    }
    for (const { from, to, why } of one.carried.numbers) {
      const [direct, led] = [where(one.numbers, to), where(two.numbers, twice.get(from))]
      if (why !== undefined || direct === undefined || led === undefined) continue
      sure += 1
      expect(led).toBe(direct)
    }
  }
  expect(sure).toBeGreaterThan(PAIRS)
}, 300_000)
