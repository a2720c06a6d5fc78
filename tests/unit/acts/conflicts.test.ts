import { describe, expect, test } from 'vitest'
import { dismissConflict, settleConflict } from '#shared/acts/conflicts.ts'
import { writeEvidence } from '#shared/acts/evidence.ts'
import { isDismissed } from '#shared/acts/findings.ts'
import { applyChange, changeOf, invertChange, type ChangeSet } from '#shared/change/change-set.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'

const signature = { author: '沈砚秋', atMs: 9 }

function number(id: string, text: string, parts: Partial<NumberRecord> = {}): NumberRecord {
  return { type: 'number', id, blockId: id, start: 0, end: 3, text, state: 'unchecked', ...parts } as NumberRecord
}

const headline = number('a', '42个')
const body = number('b', '42个')
const caption = number('c', '43个')

function after(records: readonly DomainRecord[], change: ChangeSet): Map<string, DomainRecord> {
  return applyChange(new Map(records.map((record) => [recordKey(record), record])), change)
}

describe('a fact in dispute', () => {
  test('is settled in one change: right places verified with the evidence, the wrong one with its suggestion', () => {
    const change = changeOf(
      settleConflict({ right: [headline, body], wrong: [caption], evidence: ' 登记簿 ' }, [], signature),
    )
    const records = after([headline, body, caption], change)
    const proof = { quotation: '登记簿', by: '沈砚秋', atMs: 9 }
    expect(records.get('number:a')).toMatchObject({ state: 'verified', evidence: proof, by: '沈砚秋' })
    expect(records.get('number:b')).toMatchObject({ state: 'verified', evidence: proof })
    expect(records.get('number:c')).toMatchObject({ state: 'wrong', rightValue: '42个' })
    expect(change.added).toMatchObject([{ before: '43个', after: '42个', numberId: 'c', state: 'open' }])
    const back = applyChange(records, invertChange(change))
    expect([...back.values()]).toEqual([headline, body, caption])
  })

  test('needs no evidence', () => {
    const change = settleConflict({ right: [headline], wrong: [caption], evidence: ' ' }, [], signature)
    expect(change.updated?.[0]?.[1]).toMatchObject({ state: 'verified', evidence: undefined })
  })

  test('that is none is left for both places and their words', () => {
    const [dismissal, ...others] = dismissConflict([{ earlier: headline, later: caption }], signature).added ?? []
    expect(others).toEqual([])
    const finding = { rule: 'number.two-values', blockId: caption.blockId, words: '43个', also: '42个' }
    if (dismissal?.type !== 'dismissal') throw new Error('no dismissal')
    expect(isDismissed(finding, dismissal)).toBe(true)
    expect(isDismissed({ ...finding, also: '41个' }, dismissal)).toBe(false)
  })
})

describe('evidence', () => {
  const open = { type: 'suggestion', id: 's', numberId: 'c', state: 'open', after: '42个' } as Suggestion
  const nothing = { isVerified: false, isNewAsset: false }

  test('leaves the state as it is', () => {
    const change = writeEvidence(caption, { quotation: '原话', where: '', page: ' 6 ' }, nothing, [], signature)
    expect(change.updated?.[0]?.[1]).toMatchObject({
      state: 'unchecked',
      evidence: { quotation: '原话', page: '6', by: '沈砚秋', atMs: 9 },
    })
  })

  test('without words is taken away', () => {
    const had = number('c', '43个', { evidence: { quotation: '旧' } })
    expect(writeEvidence(had, { quotation: ' ' }, nothing, [], signature).updated?.[0]?.[1]).toMatchObject({
      evidence: undefined,
    })
  })

  test('that verifies takes the open suggestion of a wrong number with it', () => {
    const wrong = number('c', '43个', { state: 'wrong', rightValue: '42个' })
    const change = writeEvidence(wrong, { quotation: '原话' }, { ...nothing, isVerified: true }, [open], signature)
    expect(change.updated?.[0]?.[1]).toMatchObject({ state: 'verified', rightValue: undefined })
    expect(change.removed).toEqual([open])
  })
})
