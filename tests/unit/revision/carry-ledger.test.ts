import { expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { TieId, VerdictId } from '#shared/domain/ids.ts'
import type { TieRecord } from '#shared/domain/tie.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import { ARTICLE, blocksOf, freshOf, openOfTexts } from '../../helpers/revised.ts'

const EN = [
  'Branches',
  'The county has 42 branches and 96 keepers. They lent 1,200 books.',
  'Two branches stand at the pier.',
]
const ZH = ['分馆', '全县有42个分馆、96名管理员。去年借出1200册书。', '渡口有两个分馆。']

const verified = (open: OpenArticle): OpenArticle => ({
  ...open,
  numbers: open.numbers.map((number) => ({
    ...number,
    state: 'verified' as const,
    by: '沈',
    evidence: { quotation: '年报' },
  })),
})

function becomes(texts: readonly string[], fresh: readonly string[]) {
  const { numbers, carried } = carryReview(verified(openOfTexts(texts)), freshOf(fresh))
  const byId = new Map(numbers.map((number) => [number.id as string, number]))
  return new Map(carried.numbers.map(({ text, to, why }) => [text, { why, now: byId.get(to ?? '') }]))
}

test.each([
  [EN, ['Branches', 'The county has 42 branches and 98 keepers. They lent 1,200 books.', EN[2] ?? ''], '96', '1,200'],
  [ZH, ['分馆', '全县有42个分馆、98名管理员。去年借出1200册书。', ZH[2] ?? ''], '96', '1200'],
])(
  'a number keeps its state in the same sentence, and falls back with its reason where digits or sentence changed',
  (old, fresh, digits, same) => {
    const found = [...becomes(old, fresh)]
    const of = (part: string) => found.find(([text]) => text.startsWith(part))?.[1]
    expect([of(same)?.why, of(same)?.now?.state]).toEqual([undefined, 'verified'])
    expect([of('42')?.why, of('42')?.now?.state, of('42')?.now?.evidence?.quotation]).toEqual([
      'sentence',
      'unchecked',
      '年报',
    ])
    // What was found out about other digits says nothing of these.
    expect([of(digits)?.why, of(digits)?.now?.state, of(digits)?.now?.evidence]).toEqual([
      'digits',
      'unchecked',
      undefined,
    ])
  },
)

test('a calculation never comes to name a number of other digits', () => {
  const open = openOfTexts(EN)
  const [first, second] = open.numbers
  if (first === undefined || second === undefined) throw new Error('no numbers')
  const tie: TieRecord = {
    ...{ type: 'tie', id: 't' as TieId, revision: 1, articleId: ARTICLE, versionId: open.article.currentVersionId },
    ...{ kind: 'share', termIds: [first.id], resultId: second.id, by: '沈', atMs: 1 },
  }
  const ties = (text: string) =>
    carryReview({ ...open, ties: [tie] }, freshOf(['Branches', text, EN[2] ?? ''])).added.filter(
      ({ type }) => type === 'tie',
    )
  expect(ties(`Today ${EN[1] ?? ''}`)).toHaveLength(1)
  expect(ties('The county has 42 branches and 98 keepers. They lent 1,200 books.')).toEqual([])
})

test('a verdict holds for the very same caption, and says which caption it fell from', () => {
  const open = openOfTexts(EN)
  const block = open.blocks[2]
  if (block === undefined) throw new Error('no caption')
  const verdict: Verdict = {
    ...{ type: 'verdict', id: 'v' as VerdictId, revision: 1, articleId: ARTICLE, versionId: block.versionId },
    ...{ blockId: block.id, state: 'approved', by: '沈', atMs: 1 },
  }
  const carried = (fresh: readonly string[]) =>
    carryReview({ ...open, verdicts: [verdict] }, freshOf(fresh)).carried.verdicts
  expect(carried(EN)).toMatchObject([{ state: 'approved', blockId: 'new2' }])
  expect(carried(EN)[0]?.why).toBeUndefined()
  expect(carried([EN[0] ?? '', EN[1] ?? '', 'Three branches stand at the pier.'])).toMatchObject([
    { why: 'caption', blockId: 'new2' },
  ])
})

test('a caption in which digits were changed is the same caption, changed', () => {
  const captions = (texts: readonly string[], name: string) =>
    blocksOf(texts, name).map((block, index) => ({ ...block, role: index === 2 ? ('caption' as const) : block.role }))
  const texts = ['渡口', '末班轮渡靠岸。', '三年来过渡的人数。']
  const open = { ...openOfTexts(texts), blocks: captions(texts, 'old') }
  const verdict = {
    ...{ type: 'verdict', id: 'v' as VerdictId, revision: 1, articleId: ARTICLE, versionId: 'old' },
    ...{ blockId: 'old2', state: 'approved', by: '沈', atMs: 1 },
  } as Verdict
  const fresh = [texts[0] ?? '', texts[1] ?? '', '五年来过渡的人数。']
  const { carried } = carryReview({ ...open, verdicts: [verdict] }, freshOf(fresh, { blocks: captions(fresh, 'new') }))
  expect(carried.verdicts).toMatchObject([{ why: 'caption', blockId: 'new2' }])
})
