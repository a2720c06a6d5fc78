import { expect, test } from 'vitest'
import { createSeeker } from '#shared/anchor/candidates.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import type { Note } from '#shared/domain/note.ts'
import { freshOf, noteAt, openOfTexts } from '../../helpers/revised.ts'

const TEXTS = [
  '渡口的书屋',
  '末班轮渡靠岸，摆渡人还了两本书。',
  '书屋有11.6万册书，管理员18人。',
  '读者多是住在江边的渔民。',
]

/** What is offered for a note on `words` after the text became `fresh`. */
function offered(words: string, fresh: readonly string[]): readonly string[] {
  const open = openOfTexts(TEXTS)
  const text = freshOf(fresh)
  const { added } = carryReview({ ...open, notes: [noteAt(open, words)] }, text)
  const [note] = added.filter((each): each is Note => each.type === 'note')
  if (note?.target.kind !== 'text') throw new Error('no note')
  return createSeeker(text.blocks)(note.target, note.placement).map((each) => each.text)
}

test('of changed words what they became is offered first', () => {
  const [first] = offered('还了两本书', [TEXTS[0] ?? '', '末班轮渡靠岸，摆渡人归还了两本旧书。', ...TEXTS.slice(2)])
  expect(first).toBe('还了两本旧书')
})

test('a place with other digits is offered, and never taken', () => {
  expect(offered('11.6万册书', [...TEXTS.slice(0, 2), '书屋有11.8万册书，管理员18人。', TEXTS[3] ?? ''])).toEqual([
    '11.8万册书',
  ])
})

test('what was written in the place of words is offered, where nothing is like them', () => {
  const fresh = [...TEXTS.slice(0, 3), '读者多是孩子。']
  expect(offered('住在江边的渔民', fresh)).toEqual(['孩子'])
})

test('words that are nowhere have no candidate', () => {
  expect(offered('住在江边的渔民', TEXTS.slice(0, 3))).toEqual([])
})

test('of many sentences that are made alike the one in the place of the old one is offered first', () => {
  const line = (at: number, length: number): string =>
    `第${String(at)}处在渡口东面，量得长${String(length)}米，记在册子里。`
  const old = Array.from({ length: 30 }, (_, at) => line(at + 1, 30 + at))
  const open = openOfTexts(['古迹', ...old])
  const young = freshOf(['古迹', ...old.map((text, at) => (at === 4 ? line(5, 99) : text))])
  const { added } = carryReview({ ...open, notes: [noteAt(open, '34米')] }, young)
  const [note] = added.filter((each): each is Note => each.type === 'note')
  if (note?.target.kind !== 'text') throw new Error('no note')
  const [first] = createSeeker(young.blocks)(note.target, note.placement)
  expect([note.placement, first?.text, first?.start.blockId]).toEqual(['ambiguous', '99米', 'new5'])
})
