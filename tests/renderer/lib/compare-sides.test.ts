import { describe, expect, test } from 'vitest'
import { changeOf, type ChangeSet } from '#shared/change/change-set.ts'
import { rebaseChange } from '#shared/change/rebase.ts'
import { RECORD_TYPES, recordTypes, type DomainRecord } from '#shared/domain/record-types.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Note } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import { LOCALES } from '#shared/domain/settings.ts'
import { createI18n, createTranslate } from '#shared/messages/translate.ts'
import { compareSides } from '#renderer/lib/compared/compare-sides.ts'
import { differing } from '#renderer/lib/compared/differing.ts'
import { RECORD_WORDS } from '#renderer/lib/compared/record-words.ts'

// Ids are branded; these are as short as they can be read.
const ids = { articleId: 'a', versionId: 'v', blockId: 'b' } as unknown as Pick<
  Verdict,
  'articleId' | 'versionId' | 'blockId'
>
const block = {
  type: 'block',
  id: 'b',
  revision: 1,
  articleId: 'a',
  versionId: 'v',
  order: 1,
  role: 'caption',
  text: '图为谷主任在库房里数种子',
  confidence: 1,
} as unknown as Block
const note = {
  ...ids,
  type: 'note',
  id: 'n',
  revision: 1,
  kind: 'comment',
  body: '请查登记簿',
  placement: 'exact',
  author: '沈',
  createdAtMs: 1,
  state: 'open',
  target: {
    kind: 'text',
    start: { blockId: 'b', offset: 2 },
    end: { blockId: 'b', offset: 5 },
    quote: { exact: '谷主任', prefix: '', suffix: '' },
  },
} as unknown as Note
const number = {
  ...ids,
  type: 'number',
  id: 'x',
  revision: 1,
  start: 0,
  end: 3,
  text: '312',
  kind: 'count',
  value: 312,
  approx: 'none',
  origin: 'finder',
  isStruck: false,
  state: 'unchecked',
} as unknown as NumberRecord
const suggestion = {
  ...ids,
  type: 'suggestion',
  id: 's',
  revision: 1,
  start: 2,
  end: 5,
  kind: 'replace',
  before: '谷主任',
  after: '谷雨',
  author: '沈',
  createdAtMs: 1,
  state: 'open',
} as unknown as Suggestion
const verdict = {
  ...ids,
  type: 'verdict',
  id: 'd',
  revision: 1,
  state: 'approved',
  by: '沈',
  atMs: 1,
} as unknown as Verdict

function compared(change: Partial<ChangeSet>, now: DomainRecord, locale: 'zh-Hans' | 'en' = 'zh-Hans') {
  const lookup = (type: string, id: string): DomainRecord | undefined =>
    [now, block].find((record) => record.type === type && record.id === id)
  return compareSides(rebaseChange(changeOf(change), lookup), { t: createTranslate(locale), locale })
}

describe('what two sides changed', () => {
  test('a note is read by what it is on and by its words', () => {
    const mine = { ...note, body: '请查第二本登记簿' }
    const theirs = { ...note, revision: 2, body: '请查旧登记簿', editedAtMs: 9 }
    expect(compared({ updated: [[note, mine]] }, theirs)).toEqual([
      {
        key: 'note:n',
        type: 'note',
        name: '谷主任',
        lines: [{ field: 'body', theirs: '请查旧登记簿', mine: '请查第二本登记簿' }],
      },
    ])
  })

  test('a moved note is read as the words of both places', () => {
    const moved = (exact: string) =>
      ({ ...note, target: { ...note.target, quote: { exact, prefix: '', suffix: '' } } }) as Note
    const [record] = compared({ updated: [[note, moved('谷主任在')]] }, { ...moved('主任'), revision: 2 })
    expect(record?.lines).toEqual([{ field: 'target', theirs: '主任', mine: '谷主任在' }])
  })

  test('a suggestion is read as its words and its state; where it stands is one line', () => {
    const mine = { ...suggestion, after: '谷雨主任', state: 'accepted' as const, start: 2, end: 3 }
    const theirs = { ...suggestion, revision: 2, after: '谷雨女士', state: 'rejected' as const, start: 0, end: 5 }
    const [record] = compared({ updated: [[suggestion, mine]] }, theirs)
    expect(record?.lines).toEqual([
      { field: 'place', theirs: '图为谷主任', mine: '谷' },
      { field: 'after', theirs: '谷雨女士', mine: '谷雨主任' },
      { field: 'state', theirs: '已退回', mine: '已采纳' },
    ])
  })

  test('a verdict is read on its caption, in the language of the window', () => {
    const mine = { ...verdict, state: 'queried' as const, by: '林', atMs: 3 }
    const theirs = { ...verdict, revision: 2, state: 'changed' as const, by: '阮', atMs: 2 }
    expect(compared({ updated: [[verdict, mine]] }, theirs, 'en')).toEqual([
      {
        key: 'verdict:d',
        type: 'verdict',
        name: '图为谷主任在库房里数种子',
        lines: [{ field: 'state', theirs: 'Changed', mine: 'Queried' }],
      },
    ])
  })

  test('a number is read with its value and its evidence, never as data', () => {
    const evidence = (quotation: string) => ({ quotation, where: '登记簿', page: '3' })
    const mine = { ...number, state: 'wrong' as const, value: [300, 321] as const, evidence: evidence('三百') }
    const theirs = { ...number, revision: 2, state: 'verified' as const, value: 321, evidence: evidence('三百二十一') }
    const [record] = compared({ updated: [[number, mine]] }, theirs)
    expect(record?.lines).toEqual([
      { field: 'value', theirs: '321', mine: '300–321' },
      { field: 'state', theirs: '已核', mine: '有误' },
      { field: 'evidence', theirs: '三百二十一\n登记簿\n第 3 页', mine: '三百\n登记簿\n第 3 页' },
    ])
  })

  test('the form of a paragraph is read in words', () => {
    const formed = (kind: string, revision: number) =>
      ({ ...block, revision, marks: [{ kind, start: 2, end: 5 }] }) as unknown as Block
    const [record] = compared({ updated: [[block, formed('bold', 1)]] }, formed('superscript', 2))
    expect(record?.lines).toEqual([{ field: 'form', theirs: '上标：谷主任', mine: '粗体：谷主任' }])
  })

  test('who did the same at another time is not told', () => {
    const settled = (by: string, at: number) => ({
      ...note,
      state: 'resolved' as const,
      settledBy: by,
      settledAtMs: at,
    })
    expect(compared({ updated: [[note, settled('林', 3)]] }, { ...settled('阮', 2), revision: 2 })).toEqual([])
  })

  test('what is taken away although somebody else wrote on it is told', () => {
    const theirs = { ...note, revision: 2, body: '请查旧登记簿' }
    expect(compared({ removed: [note] }, theirs)[0]?.lines).toEqual([{ field: 'body', theirs: '请查旧登记簿' }])
    expect(compared({ removed: [note] }, { ...note, revision: 2 })).toEqual([])
  })

  test('what is made anew and is there already with other words is told', () => {
    const theirs = { ...note, revision: 2, body: '请查旧登记簿' }
    expect(compared({ added: [note] }, theirs)[0]?.lines).toEqual([
      { field: 'body', theirs: '请查旧登记簿', mine: '请查登记簿' },
    ])
  })
})

describe('the words for every field', () => {
  const fields = RECORD_TYPES.flatMap((type) =>
    Object.entries(RECORD_WORDS[type] as Readonly<Record<string, unknown>>).map(([field, way]) => ({
      type,
      field,
      way,
    })),
  )

  test('no field of a record lacks its way', () => {
    const known = RECORD_TYPES.flatMap((type) =>
      Object.keys(recordTypes[type].schema.unwrap().shape).map((field) => `${type}.${field}`),
    )
    expect(known.filter((name) => !fields.some(({ type, field }) => `${type}.${field}` === name))).toEqual([])
  })

  test.each(LOCALES)('each has a name in %s, and so has each record', (locale) => {
    const { exists } = createI18n(locale)
    const needed = fields.flatMap(({ field, way }) => {
      if (way === 'quiet') return []
      return [`saving.compare.field.${typeof way === 'object' && way !== null && 'of' in way ? String(way.of) : field}`]
    })
    const all = [...needed, ...RECORD_TYPES.map((type) => `saving.compare.record.${type}`)]
    expect(all.filter((key) => !exists(key, { lng: locale, fallbackLng: [] }))).toEqual([])
  })
})

describe('where two texts differ', () => {
  test('only what differs is marked, on both sides', () => {
    const { theirs, mine } = differing('请查旧登记簿。', '请查新登记簿！')
    expect(theirs.filter(({ isOwn }) => isOwn).map(({ text }) => text)).toEqual(['旧', '。'])
    expect(mine.filter(({ isOwn }) => isOwn).map(({ text }) => text)).toEqual(['新', '！'])
  })

  test('joined again, the pieces are the texts, also where nearly nothing is alike', () => {
    const [left, right] = ['𠮷野家'.repeat(4000), 'other words '.repeat(4000)]
    const { theirs, mine } = differing(left, right)
    expect([theirs, mine].map((pieces) => pieces.map(({ text }) => text).join(''))).toEqual([left, right])
  })
})
