import { expect, test } from 'vitest'
import { changeOf } from '#shared/change/change-set.ts'
import { toldOf } from '#shared/change/told.ts'
import type { DomainRecord } from '#shared/domain/records.ts'

const record = (type: DomainRecord['type'], parts: object): DomainRecord =>
  ({ type, id: `${type}-1`, revision: 0, ...parts }) as unknown as DomainRecord
const none = (): undefined => undefined

test('a change is told by its suggestion, whatever follows from it', () => {
  const suggestion = record('suggestion', { before: '山谷', after: '河谷' })
  const number = record('number', { text: '三座' })
  expect(toldOf(changeOf({ added: [number, suggestion] }), none)).toEqual({
    named: [{ before: '山谷', after: '河谷' }],
    more: 0,
  })
})

test('many things are named by the first of them, and the rest is counted', () => {
  const notes = ['一', '二', '三', ''].map((body) => record('note', { body, target: { kind: 'region' } }))
  expect(toldOf(changeOf({ removed: notes }), none)).toEqual({
    named: [
      { before: '', after: '一' },
      { before: '', after: '二' },
    ],
    more: 1,
  })
})

test('a long text is cut between characters, and a line is one', () => {
  const told = toldOf(changeOf({ added: [record('reply', { body: `第一行\n${'𠮷'.repeat(60)}` })] }), none)
  expect(told.named[0]?.after).toBe(`第一行¶${'𠮷'.repeat(36)}…`)
})

test('a verdict is told by the words of its caption', () => {
  const verdict = record('verdict', { blockId: 'b1' })
  const told = toldOf(changeOf({ updated: [[verdict, verdict]] }), (id) => (id === 'b1' ? '老管库员' : undefined))
  expect(told.named).toEqual([{ before: '', after: '老管库员' }])
})
