import { expect, test } from 'vitest'
import { suggestionOf } from '#shared/acts/new-suggestion.ts'
import { refuseRepair } from '#shared/acts/suggestions.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { RepairId } from '#shared/domain/ids.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import type { FreshText } from '#shared/revision/carried-review.ts'
import { ARTICLE, blocksOf, freshOf, openOfTexts, runOfWords, suggestAt } from '../../helpers/revised.ts'

const ZH = [
  '渡口的书屋',
  '末班轮渡靠岸，摆渡人还了两本书。',
  '书屋有许多旧书，还有几张地图。',
  '读者多是住在江边的渔民。',
]
const EN = [
  'The ferry library',
  'The last ferry docked at six.',
  'It holds old books and three maps.',
  'Most readers fish.',
]
const SIGNED = { author: '沈', atMs: 5 }

function carry(open: OpenArticle, suggestions: readonly Suggestion[], fresh: readonly string[] | FreshText) {
  const { added, carried } = carryReview({ ...open, suggestions }, 'blocks' in fresh ? fresh : freshOf(fresh))
  return { to: added.filter((each): each is Suggestion => each.type === 'suggestion'), carried }
}

test('each suggestion is done, not done, done differently or gone, and every other change is named', () => {
  const open = openOfTexts(EN)
  const asked = [
    suggestAt(open, 'six', 'seven'),
    suggestAt(open, 'old', 'rare', { state: 'accepted' }),
    suggestAt(open, 'three maps', 'four maps'),
    suggestAt(open, 'fish', 'row'),
  ]
  const { to, carried } = carry(open, asked, [
    EN[0] ?? '',
    'The very last ferry docked at seven.',
    'It holds old books and dozens of maps.',
  ])
  expect(carried.suggestions.map(({ outcome, stands }) => [outcome, stands])).toEqual([
    ['done', undefined],
    ['not-done', undefined],
    ['differently', 'dozens of maps'],
    ['gone', undefined],
  ])
  // What was not done comes along as it was.
  expect(to.map(({ before, state, blockId }) => [before, state, blockId])).toEqual([['old', 'accepted', 'new2']])
  expect(carried.unasked.map(({ kind, before, after }) => [kind, before, after.trim()])).toEqual([
    ['insert', '', 'very'],
    ['delete', 'Most readers fish.', ''],
  ])
})

test('a rejected suggestion is known where its words stand, and is asked of nobody', () => {
  const open = openOfTexts(ZH)
  const { to, carried } = carry(open, [suggestAt(open, '许多', '不少', { state: 'rejected' })], ZH)
  expect(to.map(({ state }) => state)).toEqual(['rejected'])
  expect(carried.suggestions).toEqual([])
})

const formOf = (open: OpenArticle): Suggestion => {
  const { block, start, end } = runOfWords(open, '许多')
  const edit = { start, end, before: '许多', after: '许多', kind: 'form' as const }
  return suggestionOf(block, edit, SIGNED, { form: 'bold', marks: [{ kind: 'bold', start: 0, end: 2 }] })
}

test('a change of form comes along while its words stand, and is done where they have it', () => {
  const open = openOfTexts(ZH)
  const asked = formOf(open)
  expect(carry(open, [asked], ZH).to).toMatchObject([{ form: 'bold', blockId: 'new2', start: 3, end: 5 }])
  const fresh = freshOf(ZH)
  const blocks = fresh.blocks.map((block) =>
    block.id === 'new2' ? { ...block, marks: [{ kind: 'bold' as const, start: 3, end: 5 }] } : block,
  )
  const done = carry(open, [asked], { ...fresh, blocks })
  expect([done.to, done.carried.suggestions[0]?.outcome]).toEqual([[], 'done'])
})

test('two paragraphs that were to be one: done where they are, else proposed again', () => {
  const open = openOfTexts(ZH)
  const [, , third] = open.blocks
  if (third === undefined) throw new Error('no third paragraph')
  const asked = suggestionOf(third, { start: 0, end: 0, before: '', after: '', kind: 'join' }, SIGNED)
  const again = carry(open, [asked], ['渡口的书屋', '序。', ...ZH.slice(1)])
  expect(again.to).toMatchObject([{ kind: 'join', blockId: 'new3', start: 0, end: 0 }])
  expect(again.carried.suggestions[0]?.outcome).toBe('not-done')
  const done = carry(open, [asked], [ZH[0] ?? '', (ZH[1] ?? '') + (ZH[2] ?? ''), ZH[3] ?? ''])
  expect([done.to, done.carried.suggestions[0]?.outcome, done.carried.unasked]).toEqual([[], 'done', []])
})

test('a paragraph that was to stand elsewhere: done where it does, else proposed again', () => {
  const open = openOfTexts(EN)
  const [, second] = open.blocks
  if (second === undefined) throw new Error('no second paragraph')
  const edit = { start: 0, end: 0, before: '', after: '', kind: 'move' as const }
  const asked = { ...suggestionOf(second, edit, SIGNED), orders: { from: 1, to: 2.5 } }
  const again = carry(open, [asked], EN)
  expect(again.to).toMatchObject([{ blockId: 'new1', orders: { from: 1, to: 2.5 } }])
  const done = carry(open, [asked], [EN[0] ?? '', EN[2] ?? '', EN[1] ?? '', EN[3] ?? ''])
  expect([done.to, done.carried.suggestions[0]?.outcome, done.carried.unasked]).toEqual([[], 'done', []])
  const other = carry(open, [asked], [EN[1] ?? '', EN[0] ?? '', EN[2] ?? '', EN[3] ?? ''])
  expect(other.carried.suggestions[0]?.outcome).toBe('differently')
})

test('a paragraph that was to be put in: done where it is there, else proposed again behind the one before it', () => {
  const texts = [...EN.slice(0, 2), '', ...EN.slice(2)]
  const open = openOfTexts(texts)
  const [, , empty] = open.blocks
  if (empty === undefined) throw new Error('no empty paragraph')
  const asked = suggestionOf(empty, { start: 0, end: 0, before: '', after: 'Nobody waited.', kind: 'insert' }, SIGNED)
  const again = carry(open, [asked], EN)
  expect(again.to).toMatchObject([{ blockId: 'new1', start: 29, after: '\nNobody waited.' }])
  const done = carry(open, [asked], [...EN.slice(0, 2), 'Nobody waited.', ...EN.slice(2)])
  expect([done.to, done.carried.suggestions[0]?.outcome, done.carried.unasked]).toEqual([[], 'done', []])
})

test('a refused repair is refused again where the same one is there again, and nowhere else', () => {
  const open = openOfTexts(ZH)
  const { block, start, end } = runOfWords(open, '旧书')
  const repairIn = (of: (typeof open.blocks)[number], id: string): Repair => ({
    ...{ type: 'repair', id: id as RepairId, revision: 1, articleId: ARTICLE, versionId: of.versionId, blockId: of.id },
    ...{ start, end, kind: 'gloss', before: '旧(jiù)书', after: '旧书', evidence: { rule: 'gloss' }, isGuess: false },
  })
  const repair = repairIn(block, 'r1')
  const [refusal] = (refuseRepair(repair, SIGNED).added ?? []) as readonly Suggestion[]
  if (refusal === undefined) throw new Error('no refusal')
  const [, , twin] = blocksOf(ZH, 'new')
  if (twin === undefined) throw new Error('no paragraph')
  const old = { ...open, repairs: [repair] }
  const fresh = freshOf(ZH, { repairs: [repairIn(twin, 'r2')] })
  expect(carry(old, [refusal], fresh).to).toMatchObject([{ repairId: 'r2', state: 'accepted', after: '旧(jiù)书' }])
  expect(carry(old, [refusal], ZH).to).toEqual([])
})
