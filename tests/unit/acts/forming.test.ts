import { describe, expect, test } from 'vitest'
import { hasForm, proposeForm, type WantedForm } from '#shared/acts/forming.ts'
import { acceptInPlace, rivalsOf, settleSuggestions } from '#shared/acts/suggestions.ts'
import { applyChange, changeOf, type ChangeSet } from '#shared/change/change-set.ts'
import type { Block } from '#shared/domain/block.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { cleanBlock } from '#shared/text/clean-block.ts'
import { editOf } from '#shared/text/difference.ts'
import { suggestionOf } from '#shared/acts/new-suggestion.ts'
import { articleLink } from '#shared/text/safe-link.ts'

const block = {
  type: 'block',
  id: 'b',
  articleId: 'a',
  versionId: 'v',
  order: 1,
  role: 'paragraph',
  text: 'Homo sapiens wrote 10 8.',
  marks: [{ kind: 'bold', start: 0, end: 4 }],
  confidence: 1,
  revision: 1,
} as unknown as Block

const by = (author: string, atMs = 1) => ({ author, atMs })

function after(suggestions: readonly Suggestion[], change: Partial<ChangeSet>): readonly Suggestion[] {
  const records = new Map<string, DomainRecord>(suggestions.map((each) => [recordKey(each), each]))
  return [...applyChange(records, changeOf(change)).values()] as Suggestion[]
}

function wish(
  suggestions: readonly Suggestion[],
  run: { start: number; end: number },
  form: WantedForm,
  author = 'An',
  atMs = 1,
): readonly Suggestion[] {
  const isOn = !hasForm(block, suggestions, run, form)
  return after(suggestions, proposeForm(block, suggestions, run, form, isOn, by(author, atMs)))
}

const settle = (list: readonly Suggestion[], each: Suggestion | undefined, state: Suggestion['state']) =>
  after(list, settleSuggestions(each === undefined ? [] : [each], state, [], by('An', 9)))

describe('a form that is proposed', () => {
  test('is a suggestion that leaves the words; accepted, the clean text has it; reopened, it has not', () => {
    const list = wish([], { start: 5, end: 12 }, { kind: 'italic' })
    expect(list).toMatchObject([{ kind: 'form', form: 'italic', before: 'sapiens', after: 'sapiens', state: 'open' }])
    expect(cleanBlock(block, list)).toBe(block)
    const accepted = settle(list, list[0], 'accepted')
    expect(cleanBlock(block, accepted)).toMatchObject({
      text: block.text,
      marks: [
        { kind: 'bold', start: 0, end: 4 },
        { kind: 'italic', start: 5, end: 12 },
      ],
    })
    expect(cleanBlock(block, settle(accepted, accepted[0], 'open'))).toBe(block)
  })

  test('is taken away where all has it, and proposed again typed back: nothing is left', () => {
    const off = wish([], { start: 0, end: 4 }, { kind: 'bold' })
    expect(off).toMatchObject([{ start: 0, end: 4, marks: [] }])
    expect(wish(off, { start: 0, end: 4 }, { kind: 'bold' })).toEqual([])
  })

  test('says no more than differs', () => {
    expect(wish([], { start: 0, end: 12 }, { kind: 'bold' })).toMatchObject([{ start: 4, end: 12, before: ' sapiens' }])
  })

  test('goes on with one’s own, and a letter is raised or lowered, never both', () => {
    const raised = wish([], { start: 22, end: 23 }, { kind: 'superscript' })
    const lowered = wish(raised, { start: 22, end: 23 }, { kind: 'subscript' })
    expect(lowered).toMatchObject([{ form: 'script', marks: [{ kind: 'subscript', start: 0, end: 1 }] }])
  })

  test('beside a change of the words is no rival of it: both are accepted and both are there', () => {
    const edit = suggestionOf(block, editOf(5, 'sapiens', 'erectus'), by('Bo'))
    const list = wish([edit], { start: 0, end: 12 }, { kind: 'italic' })
    expect(rivalsOf(list.slice(0, 1), list)).toEqual([])
    const both = settle(settle(list, list[0], 'accepted'), list[1], 'accepted')
    expect(cleanBlock(block, both)).toMatchObject({ text: 'Homo erectus wrote 10 8.' })
    expect(cleanBlock(block, both).marks).toContainEqual({ kind: 'italic', start: 0, end: 12 })
  })

  test('over another’s is in conflict with it and says both, so that taking it loses nothing', () => {
    const hers = wish([], { start: 5, end: 12 }, { kind: 'bold' })
    const both = wish(hers, { start: 5, end: 8 }, { kind: 'bold' }, 'Bo', 2)
    const his = both.find(({ author }) => author === 'Bo')
    expect(rivalsOf(his === undefined ? [] : [his], both)).toHaveLength(1)
    const taken = after(both, acceptInPlace(his === undefined ? [] : [his], both, [], by('Bo', 3)))
    expect(taken.map(({ state }) => state).toSorted()).toEqual(['accepted', 'rejected'])
    expect(cleanBlock(block, taken).marks).toEqual([
      { kind: 'bold', start: 0, end: 4 },
      { kind: 'bold', start: 8, end: 12 },
    ])
  })
})

test('an address that an editor writes leads to the web or to mail, and nowhere else', () => {
  expect(articleLink(' https://a.example/b?c ')).toBe('https://a.example/b?c')
  expect(articleLink('www.example.org')).toBe('https://www.example.org')
  expect(articleLink('例子.测试/一')).toBe('https://例子.测试/一')
  expect(articleLink('mailto:a@b.example')).toBe('mailto:a@b.example')
  for (const none of ['javascript:alert(1)', 'ftp://a.example', 'tel:1', '#top', '', 'two words', 'https://', 'word'])
    expect(articleLink(none)).toBeUndefined()
})
