import { expect, test } from 'vitest'
import { reportArticle } from '#electron/export/report/report-article.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { blocks, number, openArticle, suggestion, T0 } from './fixture.ts'

const t = createTranslate('zh-Hans')
const history = {
  stages: [
    { stage: 'first', by: '秦未央', atMs: T0 - 500 },
    { stage: 'second', by: '何雨舟', atMs: T0 + 500 },
  ],
  takenInBy: new Map([['ver1', '秦未央']]),
} as const

/** The rows under a heading of the report, the heads first. */
function section(open: OpenArticle, title: string): readonly (readonly string[])[] {
  const { blocks: made } = reportArticle(open, { locale: 'zh-Hans', checks: {}, history, now: T0 })
  const at = made.findIndex(({ text }) => text.startsWith(title))
  return at < 0 ? [] : (made[at + 1]?.text.split('\n').map((line) => line.split('\t')) ?? [])
}

test('who passed the article on, and who took in its version, stand in the order of time', () => {
  const [heads, ...rows] = section(openArticle(), t('exports.report.history'))
  expect(heads).toEqual(['what', 'who', 'time'].map((name) => t(`exports.report.column.${name}`)))
  expect(rows.map(([what, who]) => `${what ?? ''} ${who ?? ''}`.replaceAll(/[\u2068\u2069]/gu, ''))).toEqual([
    '第 1 版 · 柳湾.txt 秦未央',
    '审次：初审 秦未央',
    '审次：二审 何雨舟',
  ])
})

test('errors are told by class and for ten thousand characters; one whose change was rejected is none', () => {
  const rejected = suggestion('s9', 'b5', '两成', '二成', { state: 'rejected', errorClass: 'style' })
  const open = openArticle({ suggestions: [...openArticle().suggestions, rejected] })
  const rows = section(open, t('exports.report.errors')).slice(1)
  const named = new Map(rows.map(([name = '', ...rest]) => [name, rest]))
  expect(named.get(t('exports.errorClass.fact'))?.slice(0, 2)).toEqual(['1', '0'])
  expect(named.get(t('exports.errorClass.punctuation'))?.slice(0, 2)).toEqual(['1', '0'])
  expect(named.has(t('exports.errorClass.style'))).toBe(false)
  const all = rows.at(-1) ?? []
  const characters = Number(/\d+/u.exec(all[0] ?? '')?.[0])
  expect(characters).toBeGreaterThan(100)
  expect(all[3]).toBe(((Number(all[1]) * 10_000) / characters).toFixed(1))
})

test('a finding that an accepted change mended is told apart from one that is found no longer', () => {
  const mixed = [...blocks].map((block) =>
    block.id === 'b5' ? { ...block, text: `${block.text}他们忘不了的這条路。` } : block,
  )
  const text = mixed.find(({ id }) => id === 'b5')?.text ?? ''
  const start = Array.from(text.slice(0, text.indexOf('這'))).length
  const mend = { ...suggestion('s5', 'b5', '', '这'), kind: 'replace', before: '這', start, end: start + 1 }
  const found = (state: string): readonly string[] => {
    const open = openArticle({ blocks: mixed, suggestions: [{ ...mend, state }] })
    const [heads = [], ...rows] = section(open, t('exports.report.findings'))
    const row = rows.find(([name]) => name === t('rules.variant.traditional-in-simplified')) ?? []
    return ['open', 'handled', 'mended', 'gone'].map(
      (name) => row[heads.indexOf(t(`exports.report.column.${name}`))] ?? '',
    )
  }
  expect(found('rejected')).toEqual(['1', '0', '0', '0'])
  expect(found('open')).toEqual(['0', '1', '0', '0'])
  expect(found('accepted')).toEqual(['0', '0', '1', '0'])
})

test('numbers are counted as the desk counts them: no names, no struck ones', () => {
  const more = [number('m8', 'b5', '两成', { kind: 'name' }), number('m9', 'b5', '两成', { isStruck: true })]
  const rowOf = (open: OpenArticle): readonly string[] | undefined =>
    section(open, t('exports.report.checked')).find(([name]) => name === t('exports.numbers'))
  const plain = openArticle()
  expect(rowOf(plain)?.slice(1, 3)).toEqual(['7', '5'])
  expect(rowOf(openArticle({ numbers: [...plain.numbers, ...more] }))).toEqual(rowOf(plain))
})

test('the parts of a move that a Word file brought are one change', () => {
  const move = { kind: 'move', groupId: 'g1' } as const
  const parts = [suggestion('m1', 'b4', '3月8日清晨，', '', move), suggestion('m2', 'b5', '', '3月8日清晨，', move)]
  const rows = section(openArticle({ suggestions: parts }), t('exports.report.checked'))
  const row = rows.find(([name]) => name === t('exports.report.changes'))
  expect(row?.slice(1, 3)).toEqual(['1', '0'])
})

test('what is open stands once: a correction beside its note, a right value beside its number', () => {
  const plain = openArticle()
  const [number4] = plain.numbers.filter(({ id }) => (id as string) === 'm4')
  const note = plain.notes.find(({ id }) => (id as string) === 'n2')
  const open = openArticle({
    notes: [{ ...note, state: 'open' }],
    suggestions: [
      suggestion('s1', 'b4', '48棵柿树', '八棵柿树', { noteId: 'n2' }),
      suggestion('s2', 'b10', '12.5万元', '15.2万元', { numberId: 'm4' }),
      suggestion('s3', 'b5', '两成', '二成'),
    ],
    numbers: [{ ...number4, state: 'wrong', rightValue: '15.2万元', by: '秦未央', atMs: T0 }],
  })
  const [, ...rows] = section(open, t('exports.report.open'))
  const telling = (words: string): number => rows.filter((row) => row.join(' ').includes(words)).length
  expect(['八棵柿树', '15.2万元', '二成'].map(telling)).toEqual([1, 1, 1])
})
