import { describe, expect, it } from 'vitest'
import { conflictsAmong, countThings, explainSuggestions, rejectedFor, settlingOf } from '#shared/acts/settling.ts'
import { rivalsOf } from '#shared/acts/suggestions.ts'
import { editNote } from '#shared/acts/notes.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Note } from '#shared/domain/note.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'

const suggest = (id: string, start: number, end: number, more: object = {}): Suggestion =>
  ({
    type: 'suggestion',
    id,
    revision: 0,
    articleId: 'a',
    versionId: 'v',
    blockId: 'b1',
    start,
    end,
    kind: 'replace',
    before: '渡'.repeat(end - start),
    after: '埠',
    author: '林岚',
    createdAtMs: 1,
    state: 'open',
    ...more,
  }) as Suggestion
const ids = (all: readonly Suggestion[]): readonly string[] => all.map(({ id }) => id)
const note = (more: object = {}): Note =>
  ({ type: 'note', id: 'n', kind: 'correction', body: '', state: 'open', ...more }) as Note
const block = (id: string, order: number, role = 'paragraph'): Block =>
  ({
    type: 'block',
    id,
    articleId: 'a',
    versionId: 'v',
    revision: 1,
    order,
    role,
    text: '渡口',
    confidence: 1,
  }) as Block

describe('what becomes of suggestions is known beforehand', () => {
  it('the ends of a chain are rivals of its middle only', () => {
    const chain = [suggest('a', 0, 3), suggest('b', 2, 6), suggest('c', 5, 8), suggest('d', 9, 10)]
    const conflicts = conflictsAmong(chain)
    expect(ids(conflicts.get('b') ?? [])).toEqual(['a', 'c'])
    for (const each of chain) expect(conflicts.get(each.id) ?? []).toEqual(rivalsOf([each], chain))
    const { free, held, torn } = settlingOf(chain, 'accepted', chain, [])
    expect([ids(free), ids(held), torn]).toEqual([['d'], ['a', 'b', 'c'], []])
    expect(ids(settlingOf(chain, 'rejected', chain, []).free)).toEqual(['a', 'b', 'c', 'd'])
    expect(ids(rejectedFor(chain[1] as Suggestion, chain))).toEqual(['a', 'c'])
    expect(ids(rejectedFor(chain[0] as Suggestion, chain))).toEqual(['b'])
  })

  it('what wants the words at either place of a move is rejected with it, a rival move as a whole and counted once', () => {
    const move = { kind: 'move', groupId: 'm' }
    const other = { kind: 'move', groupId: 'n' }
    const all = [
      suggest('from', 0, 4, { ...move, after: '' }),
      suggest('to', 2, 2, { ...move, blockId: 'b2', before: '' }),
      suggest('typo', 1, 2),
      suggest('cut', 0, 6, { blockId: 'b2', ...other, after: '' }),
      suggest('put', 9, 9, { blockId: 'b3', ...other, before: '' }),
    ]
    const rejected = rejectedFor(all[0] as Suggestion, all)
    expect(ids(rejected)).toEqual(['typo', 'cut', 'put'])
    expect(countThings(rejected)).toBe(2)
    expect(ids(settlingOf([all[0] as Suggestion], 'accepted', all, []).held)).toEqual(['from', 'to'])
  })

  it('a join that cannot be carried out holds up no other', () => {
    const records = [block('x', 1), block('f', 2, 'figure'), block('y', 3), block('z', 4)]
    const join = (id: string, blockId: string): Suggestion =>
      suggest(id, 0, 0, { kind: 'join', blockId, before: '', after: '' })
    const all = [join('bad', 'f'), suggest('word', 0, 1, { blockId: 'x' }), join('good', 'z')]
    const { free, torn } = settlingOf(all, 'accepted', all, [...records, ...all])
    expect([ids(free), ids(torn)]).toEqual([['word', 'good'], ['bad']])
  })
})

describe('why a suggestion is made', () => {
  const signature = { author: '何某', atMs: 9 }

  it('is said of one that stands by itself, and taken away again', () => {
    const one = suggest('s', 0, 1)
    const [[, told] = []] =
      explainSuggestions([one], { errorClass: 'word', reason: ' 音近而误 ' }, [], signature).updated ?? []
    expect(told).toMatchObject({ errorClass: 'word', reason: '音近而误' })
    const [[, bare] = []] =
      explainSuggestions([told as Suggestion], { errorClass: '', reason: '' }, [], signature).updated ?? []
    expect(bare).toEqual({ ...one, errorClass: undefined, reason: undefined })
    expect(explainSuggestions([one], { reason: '  ' }, [], signature).updated).toEqual([])
  })

  it('is told by the correction that carries it, and nobody is written over', () => {
    const carried = suggest('s', 0, 1, { noteId: 'n' })
    const why = { errorClass: 'fact', reason: '据县志' } as const
    const change = explainSuggestions([carried], why, [note()], signature).updated ?? []
    expect(change.map(([, to]) => to)).toMatchObject([{ errorClass: 'fact' }, { body: '据县志', errorClass: 'fact' }])
    expect((change[0]?.[1] as Suggestion).reason).toBeUndefined()
    const kept = explainSuggestions([carried], why, [note({ body: '请核' })], signature).updated ?? []
    expect((kept[1]?.[1] as Note).body).toBe('请核')
  })

  it('a correction put into another class takes its suggestion along', () => {
    const carried = suggest('s', 0, 1, { noteId: 'n', errorClass: 'word' })
    const target = { kind: 'text', quote: { exact: '渡' }, start: { blockId: 'b1', offset: 0 } }
    const edit = { body: '', errorClass: 'fact' } as const
    const { updated } = editNote(note({ target }), carried, edit, signature)
    expect(updated?.map(([, to]) => to)).toMatchObject([{ errorClass: 'fact' }, { id: 's', errorClass: 'fact' }])
  })
})
