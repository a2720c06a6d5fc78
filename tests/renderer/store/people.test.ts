import { expect, test } from 'vitest'
import { knownPeople, mentionAt, peopleMeant } from '#renderer/store/people.ts'
import type { Tables } from '#renderer/store/tables.ts'

const people = ['王敏', '卫知远', '骆听澜', '王敏华', 'Ines Aldous', 'Wei Zhiyuan']

test('people are found by initials of their readings, by a name, or by a part of it', () => {
  expect(peopleMeant(people, 'wm')).toEqual(['王敏', '王敏华'])
  expect(peopleMeant(people, 'wzy')).toEqual(['卫知远'])
  expect(peopleMeant(people, 'W')).toEqual(['Wei Zhiyuan', '王敏', '卫知远', '王敏华'])
  expect(peopleMeant(people, 'ald')).toEqual(['Ines Aldous'])
  expect(peopleMeant(people, 'ia')).toEqual(['Ines Aldous'])
  expect(peopleMeant(people, '听')).toEqual(['骆听澜'])
  expect(peopleMeant(people, '')).toHaveLength(6)
  expect(peopleMeant(people, 'zz')).toEqual([])
})

test('a whole name is offered only where it is the beginning of another, and then first', () => {
  expect(peopleMeant(people, '骆听澜')).toEqual([])
  expect(peopleMeant(['王敏华', '王敏'], '王敏')).toEqual(['王敏', '王敏华'])
})

test('a name is being written behind an @ that begins a word', () => {
  expect(mentionAt('请@wm看', 4)).toEqual({ start: 2, written: 'wm' })
  expect(mentionAt('Ask @', 5)).toEqual({ start: 5, written: '' })
  expect(mentionAt('mail wm@press.example', 10)).toBeUndefined()
  expect(mentionAt('请@王敏 看', 6)).toBeUndefined()
})

test('everybody is known once: the house first, then who worked on the article, then oneself', () => {
  const rows = (...records: object[]) => new Map(records.map((record, index) => [String(index), record]))
  const tables = {
    note: rows({ author: '沈', assignee: '王敏' }),
    reply: rows({ author: '骆听澜' }),
    suggestion: rows({ author: '沈' }),
    number: rows({}),
    verdict: rows({ by: '卫知远' }),
  } as unknown as Tables
  expect(knownPeople(tables, ['王敏', '主任'], '沈')).toEqual(['王敏', '主任', '沈', '骆听澜', '卫知远'])
  expect(knownPeople(undefined, undefined, undefined)).toEqual([])
})
