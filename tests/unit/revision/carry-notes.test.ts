import { expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Note } from '#shared/domain/note.ts'
import type { TextTarget } from '#shared/domain/target.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import { freshOf, noteAt, openOfTexts, suggestAt } from '../../helpers/revised.ts'

const ZH = [
  '渡口的书屋',
  '末班轮渡靠岸，摆渡人还了两本书。',
  '书屋有11.6万册书，管理员18人。',
  '读者多是住在江边的渔民。',
]
const EN = [
  'The ferry library',
  'The last ferry docked at six.',
  'It holds 11,600 books and three maps.',
  'Most readers fish.',
]

const carriedNotes = (open: OpenArticle, texts: readonly string[]): readonly Note[] =>
  carryReview(open, freshOf(texts)).added.filter((each): each is Note => each.type === 'note')

const quoteOf = (note: Note | undefined): string => (note?.target as TextTarget | undefined)?.quote.exact ?? ''

test('a note goes with its words, into another paragraph too', () => {
  const open = openOfTexts(ZH)
  const notes = [noteAt(open, '摆渡人'), noteAt(open, '住在江边')]
  const [first, second] = carriedNotes({ ...open, notes }, [
    ZH[0] ?? '',
    ZH[3] ?? '',
    `傍晚，${ZH[1] ?? ''}`,
    ZH[2] ?? '',
  ])
  expect([first?.placement, quoteOf(first), (first?.target as TextTarget).start]).toEqual([
    'moved',
    '摆渡人',
    { blockId: 'new2', offset: 10 },
  ])
  expect([second?.placement, quoteOf(second), (second?.target as TextTarget).start.blockId]).toEqual([
    'exact',
    '住在江边',
    'new1',
  ])
  expect(first?.versionId).toBe('new')
})

test('a note whose words were rewritten, or whose paragraph is gone, keeps the old words and says that it has no sure place', () => {
  const open = openOfTexts(EN)
  const notes = [noteAt(open, 'ferry docked at six'), noteAt(open, 'Most readers fish')]
  const [changed, gone] = carriedNotes({ ...open, notes }, [
    EN[0] ?? '',
    'The last ferry docked long after six.',
    EN[2] ?? '',
  ])
  expect([changed?.placement, quoteOf(changed)]).toEqual(['changed', 'ferry docked at six'])
  expect([gone?.placement, quoteOf(gone)]).toEqual(['orphan', 'Most readers fish'])
})

test('a note on a number never ends on other digits', () => {
  const open = openOfTexts(EN)
  const [note] = carriedNotes({ ...open, notes: [noteAt(open, '11,600')] }, [
    EN[0] ?? '',
    EN[1] ?? '',
    'It holds 11,800 books and three maps.',
    EN[3] ?? '',
  ])
  expect(['ambiguous', 'orphan']).toContain(note?.placement)
  expect(quoteOf(note)).toBe('11,600')
})

test.each([
  ['11.6万册', '11.8万册', '书屋有11.8万册书，管理员18人。', ZH],
  ['three maps', 'four maps', 'It holds 11,600 books and four maps.', EN],
])(
  'a note whose own suggestion %s → %s is done stands at the new words, settled, and says so',
  (before, after, text, texts) => {
    const open = openOfTexts(texts)
    const note = noteAt(open, before, { kind: 'correction' })
    const suggestion = suggestAt(open, before, after, { noteId: note.id })
    const { added, carried } = carryReview(
      { ...open, notes: [note], suggestions: [suggestion] },
      freshOf([texts[0] ?? '', texts[1] ?? '', text, texts[3] ?? '']),
    )
    const [to] = added.filter((each): each is Note => each.type === 'note')
    expect([to?.placement, quoteOf(to), to?.state]).toEqual(['exact', after, 'resolved'])
    expect(carried.notes).toMatchObject([{ from: note.id, to: to?.id, status: 'exact', outcome: 'done' }])
    expect(carried.suggestions).toMatchObject([{ outcome: 'done', blockId: 'new2', before, after }])
  },
)

test('what had no sure place keeps its words from version to version', () => {
  const open = openOfTexts(EN)
  const [gone] = carriedNotes({ ...open, notes: [noteAt(open, 'Most readers fish')] }, EN.slice(0, 3))
  const second = openOfTexts(EN.slice(0, 3))
  const old = {
    ...gone,
    target: { ...gone?.target, start: { blockId: 'old2', offset: 0 }, end: { blockId: 'old2', offset: 0 } },
  }
  const [third] = carriedNotes({ ...second, notes: [old as Note] }, EN.slice(0, 3))
  expect([third?.placement, quoteOf(third)]).toEqual(['orphan', 'Most readers fish'])
})

test('the same text again changes nothing but the version', () => {
  const open = openOfTexts(ZH)
  const notes = [noteAt(open, '两本书'), noteAt(open, '11.6万册')]
  const carried = carriedNotes({ ...open, notes }, ZH)
  expect(carried.map(({ placement }) => placement)).toEqual(['exact', 'exact'])
  expect(carried.map(quoteOf)).toEqual(['两本书', '11.6万册'])
})
