import { expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { NoteId, NumberId } from '#shared/domain/ids.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import { ARTICLE, freshOf, noteAt, openOfTexts, runOfWords } from '../../helpers/revised.ts'

const TEXTS = ['石桥三次搬家', '省里210万元，县里90万元，共300万元。', '桥长46.5米，宽4米。', '合龙那天摆了66桌酒席。']
const [TITLE = '', MONEY = '', LENGTH = ''] = TEXTS
const open = openOfTexts(TEXTS)

const draftOf = (id: string, parts: Partial<Draft>): Draft => ({
  id,
  articleId: ARTICLE,
  versionId: open.article.currentVersionId,
  kind: 'comment',
  body: '没写完',
  updatedAtMs: 5,
  ...parts,
})

const carried = (drafts: readonly Draft[], texts: readonly string[], parts: Partial<OpenArticle> = {}) =>
  carryReview({ ...open, ...parts, drafts }, freshOf(texts)).drafts

test('a note that is being written goes on at its words, in the new version', () => {
  const target = noteAt(open, '宽4米').target
  const [made] = carried([draftOf('d', { target })], [TITLE, MONEY, `后来，${LENGTH}`])
  expect(made).toMatchObject({ from: 'd', to: { id: 'd', versionId: 'new', body: '没写完' } })
  expect(made?.to.target).toMatchObject({ start: { blockId: 'new2' }, quote: { exact: '宽4米' } })
})

test('where its words are gone it goes on beside the nearest, and no word of it is lost', () => {
  const target = noteAt(open, '66桌').target
  const [made] = carried([draftOf('d', { target })], [TITLE, MONEY, LENGTH])
  expect(made?.to).toMatchObject({ id: 'd', body: '没写完', target: { start: { blockId: 'new2' } } })
})

test('an answer, a rewritten note and evidence go on at the records that theirs became', () => {
  const note = noteAt(open, '宽4米')
  const number = open.numbers.find(({ text }) => text === '46.5米')
  const drafts = [
    draftOf(`reply-${note.id}`, { replyTo: note.id }),
    draftOf(`edit-${note.id}`, { editOf: note.id, target: note.target }),
    draftOf(`evidence-${String(number?.id)}`, {
      ...(number && { numberId: number.id }),
      evidence: { where: '县志', page: '12' },
    }),
  ]
  const made = carryReview({ ...open, notes: [note], drafts }, freshOf([TITLE, MONEY, LENGTH]))
  const to = made.carried.notes[0]?.to as NoteId
  const there = made.numbers.find(({ text }) => text === '46.5米')?.id as NumberId
  expect(made.drafts.map((each) => each.to.id)).toEqual([`reply-${to}`, `edit-${to}`, `evidence-${there}`])
  expect(made.drafts.map((each) => each.to.replyTo ?? each.to.editOf ?? each.to.numberId)).toEqual([to, to, there])
  // Its number is gone: what was quoted is a note now.
  const [gone] = carried(drafts.slice(2), [TITLE, MONEY])
  expect(gone?.to).toMatchObject({ kind: 'comment', body: '没写完\n县志\n12' })
  expect(gone?.to.evidence).toBeUndefined()
})

test('a sentence that is being rewritten is so in the new text, or is kept as a note where it was changed', () => {
  const { block, start, end } = runOfWords(open, '桥长46.5米，宽4米。')
  const edit = { blockId: block.id, start, end, text: '桥长46.5米，宽4.5米。' }
  const draft = draftOf(`rewrite-${block.id}-${String(start)}-${String(end)}`, { kind: 'correction', blockEdit: edit })
  const [same] = carried([draft], [TITLE, LENGTH, MONEY])
  expect(same?.to).toMatchObject({ id: `rewrite-new1-${String(start)}-${String(end)}`, blockEdit: { blockId: 'new1' } })
  const [other] = carried([draft], [TITLE, MONEY, LENGTH.replace('46.5', '47')])
  expect(other?.to).toMatchObject({ kind: 'comment', body: edit.text, target: { start: { blockId: 'new2' } } })
  expect(other?.to.blockEdit).toBeUndefined()
})
