import { describe, expect, test } from 'vitest'
import { dismissConflict, settleConflict } from '#shared/acts/conflicts.ts'
import { applyChange, changeOf, type ChangeSet } from '#shared/change/change-set.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Dismissal } from '#shared/domain/dismissal.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { findConflicts } from '#shared/numbers/rules/agreement.ts'
import { findNumbers } from '#shared/numbers/find-numbers.ts'
import type { BlockBundle, Bundles } from '#renderer/store/by-block.ts'
import { conflictInput, isSameInput, numberConflicts, pairsOf } from '#renderer/store/conflicts.ts'

const TEXTS = [
  ['headline', '四年建起42个分馆，云渚把书送到渡口'],
  ['paragraph', '自2021年9月总分馆制改革启动以来，全县投入2860万元，在13个乡镇、29个村建起分馆。'],
  ['caption', '𠮷长河前来还书。这是全县43个分馆中离水最近的一处。'],
] as const
const signature = { author: '沈砚秋', atMs: 1 }

const records: readonly DomainRecord[] = TEXTS.flatMap(([role, text], at) => {
  const base = { revision: 1, articleId: 'a', versionId: 'v' }
  const block = { ...base, type: 'block', id: `b${at}`, order: at, role, text, confidence: 1 } as unknown as Block
  const numbers = findNumbers(text).map(
    (found, index) =>
      ({
        ...base,
        ...found,
        type: 'number',
        id: `b${at}n${index}`,
        blockId: block.id,
        origin: 'finder',
        isStruck: false,
        state: 'unchecked',
      }) as unknown as NumberRecord,
  )
  return [block, ...numbers]
})

/** The records as the screens see them, after some changes. */
function bundled(...changes: readonly Partial<ChangeSet>[]) {
  let all = new Map(records.map((record) => [recordKey(record), record]))
  for (const change of changes) all = applyChange(all, changeOf(change))
  const of = <T extends DomainRecord['type']>(type: T) =>
    [...all.values()].filter((record): record is Extract<DomainRecord, { type: T }> => record.type === type)
  const list = of('block').map((block): BlockBundle => ({
    block,
    ordinal: 1,
    caption: undefined,
    notes: [],
    suggestions: of('suggestion').filter(({ blockId }) => blockId === block.id),
    numbers: of('number').filter(({ blockId }) => blockId === block.id),
    repairs: [],
    verdict: undefined,
  }))
  const bundles: Bundles = {
    blocks: list.map(({ block }) => block),
    list,
    byId: new Map(list.map((bundle) => [bundle.block.id as string, bundle])),
    left: new Map(),
    led: new Map(),
    unplaced: [],
  }
  return { bundles, dismissals: of('dismissal') as readonly Dismissal[] }
}

function conflictsAfter(...changes: readonly Partial<ChangeSet>[]) {
  const { bundles, dismissals } = bundled(...changes)
  const input = conflictInput(bundles, undefined)
  return { bundles, conflicts: numberConflicts(findConflicts(input.article), input, bundles, dismissals) }
}

const [conflict] = conflictsAfter().conflicts
const [right, wrong] = conflict?.values.map(({ places }) => places) ?? []

/** Words written at the beginning of the caption. */
const written: Suggestion = {
  type: 'suggestion',
  id: 's',
  blockId: 'b2',
  start: 0,
  end: 0,
  kind: 'insert',
  before: '',
  after: '图为11月8日，',
  author: '沈',
  createdAtMs: 1,
  state: 'accepted',
  settledAtMs: 1,
} as unknown as Suggestion

describe('a fact with two values', () => {
  test('names the numbers of the ledger, and what supports one of them', () => {
    expect(conflict?.values.map(({ text, places }) => [text, places.map(({ blockId }) => blockId)])).toEqual([
      ['42个', ['b0']],
      ['43个', ['b2']],
    ])
    expect(conflict?.support).toEqual({ parts: ['13个', '29个'], value: 42 })
  })

  test('is gone when one value is taken, although its suggestion is still open', () => {
    const settled = settleConflict({ right: right ?? [], wrong: wrong ?? [], evidence: '' }, [], signature)
    expect(conflictsAfter(settled).conflicts).toEqual([])
  })

  test('is gone when it is set apart, and only then', () => {
    const { bundles, conflicts } = conflictsAfter()
    const pairs = conflicts.flatMap((each) => pairsOf(each, bundles))
    expect(pairs.map(({ earlier, later }) => [earlier.text, later.text])).toEqual([['42个', '43个']])
    expect(conflictsAfter(dismissConflict(pairs, signature)).conflicts).toEqual([])
  })

  test('is found again behind words that an accepted suggestion brought', () => {
    const { conflicts } = conflictsAfter({ added: [written] })
    expect(conflicts[0]?.values[1]?.places.map(({ id }) => id)).toEqual(wrong?.map(({ id }) => id))
  })

  test('is none when one of its numbers is no statistic', () => {
    const number = wrong?.[0]
    if (number === undefined) throw new Error('no number')
    const apart = { updated: [[number, { ...number, state: 'not-a-statistic' as const }] as const] }
    expect(conflictsAfter(apart).conflicts).toEqual([])
  })

  test('is looked for again only when words changed', () => {
    const before = conflictInput(bundled().bundles, undefined)
    const number = right?.[0]
    if (number === undefined) throw new Error('no number')
    const judged = bundled({ updated: [[number, { ...number, state: 'verified' as const }]] }).bundles
    expect(isSameInput(before, conflictInput(judged, undefined))).toBe(true)
    expect(isSameInput(before, conflictInput(bundled({ added: [written] }).bundles, undefined))).toBe(false)
    expect(codePointLength(TEXTS[2][1])).toBeLessThan(TEXTS[2][1].length)
  })
})

test('a power and the mark of a note are looked at as they are read', () => {
  const texts = [
    { text: '全县投入3×106元。', marks: [{ kind: 'superscript', start: 8, end: 9 }] },
    { text: '全县投入3000000元2。', marks: [{ kind: 'note-ref', start: 12, end: 13 }] },
  ]
  const { bundles } = bundled({
    added: texts.map(({ text, marks }, at) => ({
      ...records[0],
      id: `p${at}`,
      role: 'paragraph',
      text,
      marks,
    })) as unknown as readonly Block[],
  })
  const { article } = conflictInput(bundles, undefined)
  expect(article.blocks.map(({ text }) => text)).toContain('全县投入3×10⁶元。')
  expect(findConflicts({ ...article, blocks: article.blocks.slice(-2) })).toEqual([])
})
