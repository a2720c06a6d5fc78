import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withNumbers, type Numbered } from '#shared/acts/renumber.ts'
import { settleSuggestions } from '#shared/acts/suggestions.ts'
import { isCounted } from '#shared/acts/numbers.ts'
import { applyChange, changeOf, invertChange } from '#shared/change/change-set.ts'
import type { Block } from '#shared/domain/block.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { findNumbers } from '#shared/numbers/find-numbers.ts'
import { cleanText } from '#shared/text/derive.ts'

const base = { revision: 1, articleId: 'a', versionId: 'v' }
const signature = { author: '沈', atMs: 9 }
const TEXT = '全县42个分馆藏书31.4万册，𠮷祥桥花了1.15万元，去年接待了20万人次。'

function blockOf(text: string): Block {
  return { ...base, type: 'block', id: 'b', order: 1, role: 'paragraph', text, confidence: 1 } as Block
}

function ledgerOf(text: string): NumberRecord[] {
  return findNumbers(text).map(
    (found, index) =>
      ({
        ...base,
        ...found,
        type: 'number',
        id: `n${index}`,
        blockId: 'b',
        origin: 'finder',
        isStruck: false,
        state: 'verified',
      }) as NumberRecord,
  )
}

function suggestionOn(text: string, before: string, after: string, more: Partial<Suggestion> = {}): Suggestion {
  const start = Array.from(text.slice(0, text.indexOf(before))).length
  const end = start + Array.from(before).length
  return {
    ...base,
    type: 'suggestion',
    id: `s${start}`,
    blockId: 'b',
    start,
    end,
    kind: 'replace',
    before,
    after,
    author: '沈',
    createdAtMs: 1,
    state: 'open',
    ...more,
  } as Suggestion
}

class Desk {
  records: Map<string, DomainRecord>

  constructor(records: readonly DomainRecord[]) {
    this.records = new Map(records.map((record) => [recordKey(record), record]))
  }

  get on(): Numbered {
    const all = [...this.records.values()]
    return {
      blocks: all.filter((record) => record.type === 'block'),
      suggestions: all.filter((record) => record.type === 'suggestion'),
      numbers: all.filter((record) => record.type === 'number'),
      options: {},
    }
  }

  settle(id: string, state: Suggestion['state']): ReturnType<typeof changeOf> {
    const suggestion = this.on.suggestions.find((each) => each.id === id)
    if (suggestion === undefined) throw new Error(id)
    const change = changeOf(withNumbers(settleSuggestions([suggestion], state, [], signature), this.on))
    this.records = applyChange(this.records, change)
    return change
  }

  counted(): readonly string[] {
    return this.on.numbers
      .filter(isCounted)
      .sort((a, b) => a.start - b.start)
      .map((number) => `${number.text} ${number.state}`)
  }
}

describe('accepted words in the ledger', () => {
  test('a replaced number gives its place to the new one, which is unchecked', () => {
    const desk = new Desk([blockOf(TEXT), ...ledgerOf(TEXT), suggestionOn(TEXT, '42个', '43个')])
    const before = desk.counted()
    desk.settle('s2', 'accepted')
    expect(desk.counted()).toEqual(before.map((row) => (row === '42个 verified' ? '43个 unchecked' : row)))
  })

  test('a digit put in makes another number of the old one; taken back, all is as it was', () => {
    const desk = new Desk([blockOf(TEXT), ...ledgerOf(TEXT), suggestionOn(TEXT, '4万册', '45万册')])
    const before = desk.counted()
    desk.settle('s12', 'accepted')
    expect(desk.counted()).toContain('31.45万册 unchecked')
    expect(desk.counted()).not.toContain('31.4万册 verified')
    desk.settle('s12', 'open')
    expect(desk.counted()).toEqual(before)
  })

  test('a cut takes its number out; words without numbers change nothing', () => {
    const desk = new Desk([
      blockOf(TEXT),
      ...ledgerOf(TEXT),
      suggestionOn(TEXT, '，去年接待了20万人次', ''),
      suggestionOn(TEXT, '藏书', '存书'),
    ])
    const before = desk.counted()
    desk.settle('s7', 'accepted')
    expect(desk.counted()).toEqual(before)
    const cut = desk.on.suggestions.find((each) => each.after === '')
    desk.settle(cut?.id ?? '', 'accepted')
    expect(desk.counted()).not.toContain('20万人次 verified')
    expect(desk.counted().some((row) => row.includes('去年'))).toBe(false)
  })

  test('a number found wrong and put right by its own suggestion stays one row', () => {
    const rows = ledgerOf(TEXT).map((row) => (row.text === '42个' ? { ...row, state: 'wrong' as const } : row))
    const own = rows.find((row) => row.text === '42个')
    const desk = new Desk([blockOf(TEXT), ...rows, suggestionOn(TEXT, '42个', '43个', { numberId: own?.id })])
    const before = desk.counted()
    desk.settle('s2', 'accepted')
    expect(desk.counted()).toEqual(before)
  })

  test('one that the editor struck stays struck when a suggestion over it is taken back', () => {
    const rows = ledgerOf(TEXT).map((row) => (row.text === '42个' ? { ...row, isStruck: true } : row))
    const desk = new Desk([blockOf(TEXT), ...rows, suggestionOn(TEXT, '42个', '许多')])
    desk.settle('s2', 'accepted')
    desk.settle('s2', 'open')
    expect(desk.on.numbers.find((row) => row.text === '42个')?.isStruck).toBe(true)
  })

  test('whatever is accepted, the counted rows are the numbers of the clean text; and the inverse restores them', () => {
    const length = Array.from(TEXT).length
    const edits = fc.uniqueArray(
      fc.record({
        start: fc.integer({ min: 0, max: length - 1 }),
        size: fc.integer({ min: 0, max: 4 }),
        after: fc.constantFrom('', '7', '甲', '3个', '约', '万'),
      }),
      { maxLength: 3, selector: ({ start }) => start },
    )
    fc.assert(
      fc.property(edits, (list) => {
        const suggestions = list.map(({ start, size, after }, index) => {
          const end = Math.min(length, start + size)
          return suggestionOn(TEXT, '', after, {
            id: `e${index}`,
            start,
            end,
            before: sliceCodePoints(TEXT, start, end),
            createdAtMs: index,
          } as Partial<Suggestion>)
        })
        const block = blockOf(TEXT)
        const desk = new Desk([block, ...ledgerOf(TEXT), ...suggestions])
        const start = desk.records
        const changes = suggestions.map((each) => desk.settle(each.id, 'accepted'))
        const texts = desk.on.numbers.filter(isCounted).map((number) => number.text)
        const clean = findNumbers(cleanText(block, desk.on.suggestions)).filter(({ kind }) => kind !== 'name')
        expect(texts.toSorted()).toEqual(clean.map((number) => number.text).toSorted())
        let back = desk.records
        for (const change of changes.reverse()) back = applyChange(back, invertChange(change))
        expect(new Map([...back].sort())).toEqual(new Map([...start].sort()))
      }),
      // Two equal numbers that one suggestion made are two rows.
      {
        numRuns: 300,
        examples: [
          [
            [
              { start: 22, size: 1, after: '甲' },
              { start: 24, size: 0, after: '甲' },
            ],
          ],
        ],
      },
    )
  })
})
