import { describe, expect, test } from 'vitest'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { TieRecord } from '#shared/domain/tie.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { currentNumber } from '#shared/numbers/current-number.ts'
import { findNumbers } from '#shared/numbers/find-numbers.ts'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'
import { tieFindings, workOutTie } from '#shared/numbers/rules/tie-findings.ts'

const text = '𠮷县在13个街道和29个村设点，42个点全部送餐，占全县的26.4%。'
const numbers = new Map(
  findNumbers(text).map((found, index) => {
    const number = { ...found, type: 'number', id: `n${index}`, blockId: 'b', isStruck: false, state: 'unchecked' }
    return [number.id, number as unknown as NumberRecord]
  }),
)

function at(id: string): NumberRecord {
  const number = numbers.get(id)
  if (number === undefined) throw new Error(id)
  return number
}

function tie(kind: TieRecord['kind'], termIds: readonly string[], resultId: string): TieRecord {
  return { type: 'tie', id: 't', kind, termIds, resultId } as unknown as TieRecord
}

/** A suggestion to write `after` in the place of the first `before`. */
function suggest(before: string, after: string, parts: Partial<Suggestion> = {}): Suggestion {
  const start = [...text.slice(0, text.indexOf(before))].length
  const end = start + [...before].length
  expect(sliceCodePoints(text, start, end)).toBe(before)
  return { type: 'suggestion', id: 's', blockId: 'b', start, end, before, after, state: 'open', ...parts } as Suggestion
}

const blocks = new Map([['b', { id: 'b', text }]])
const list = [
  { id: 'a', text: '' },
  { id: 'b', text },
]
const sum = tie('sum', ['n0', 'n1'], 'n2')

describe('a number as it stands now', () => {
  test.each<readonly [string, readonly Suggestion[], string, unknown]>([
    ['is as found without suggestions', [], '13个', 13],
    ['follows a suggestion that is open', [suggest('13个', '14个', { numberId: 'n0' as never })], '14个', 14],
    ['follows one that is accepted', [suggest('13个', '14个', { state: 'accepted' })], '14个', 14],
    ['leaves one that was rejected', [suggest('13个', '14个', { state: 'rejected' })], '13个', 13],
    ['follows a change of one digit', [suggest('3个街道', '5个街道')], '15个街道', 15],
    ['follows what is written right behind it', [suggest('13', '13万')], '13万个', 130_000],
    ['is nothing when its words go', [suggest('13个街道', '')], '', undefined],
    ['leaves the suggestion of another number', [suggest('29个', '30个', { numberId: 'n1' as never })], '13个', 13],
  ])('%s', (_, suggestions, words, value) => {
    expect(currentNumber(at('n0'), suggestions, { text })).toMatchObject({ text: words, value })
  })
})

describe('a number with a power', () => {
  const block = { text: '共3×106个。', marks: [{ kind: 'superscript', start: 5, end: 6 }] } as const
  const number = { type: 'number', id: 'p', blockId: 'b', ...numbersOfText(block)[0] } as unknown as NumberRecord
  const change = (start: number, end: number, after: string, more: Partial<Suggestion> = {}) =>
    ({ type: 'suggestion', id: 's', blockId: 'b', start, end, after, state: 'open', ...more }) as Suggestion

  test('keeps it when another of its digits is put right', () => {
    expect(number.value).toBe(3e6)
    expect(currentNumber(number, [change(1, 2, '4')], block)).toMatchObject({ text: '4×10⁶个', value: 4e6 })
  })

  test('has the new one that is written in its place', () => {
    expect(currentNumber(number, [change(5, 6, '9')], block)).toMatchObject({ text: '3×10⁹个', value: 3e9 })
    const marks = [{ kind: 'superscript', start: 4, end: 5 }] as const
    expect(currentNumber(number, [change(1, 6, '5×107', { marks })], block)).toMatchObject({ value: 5e7 })
  })
})

describe('a tie', () => {
  test('holds, and says what it makes', () => {
    expect(workOutTie(sum, numbers, [], blocks)).toMatchObject({ outcome: 'holds', expected: 42 })
  })

  test('is worked out again when a suggestion changes a term', () => {
    const worked = workOutTie(sum, numbers, [suggest('29个', '30个')], blocks)
    expect(worked).toMatchObject({ outcome: 'fails', expected: 43 })
    expect(worked?.terms.map(({ now }) => now.changedBy)).toEqual([undefined, 's'])
  })

  test('says nothing where a term has no single value', () => {
    expect(workOutTie(sum, numbers, [suggest('13个', '10到13个')], blocks)?.outcome).toBe('unknown')
  })

  test('is gone when one of its numbers is', () => {
    expect(workOutTie(tie('sum', ['n0', 'nobody'], 'n2'), numbers, [], blocks)).toBeUndefined()
  })

  test('is a finding only when it does not come out', () => {
    expect(tieFindings([sum], numbers, [], list)).toEqual([])
    expect(tieFindings([sum], numbers, [suggest('42个', '43个')], list)).toEqual([
      {
        rule: 'arithmetic.sum',
        severity: 'warning',
        block: 1,
        start: at('n2').start,
        end: at('n2').end,
        values: { expected: 42, stated: '43个', terms: '13个 / 29个' },
      },
    ])
  })
})
