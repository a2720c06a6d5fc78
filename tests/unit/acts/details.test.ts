import { describe, expect, test } from 'vitest'
import { setDetails as setDetailsBy, type Detailed } from '#shared/acts/details.ts'
import { detailsOf, detailsWithNext } from '#shared/domain/details.ts'
import { applyChange, changeOf, invertChange } from '#shared/change/change-set.ts'
import type { Article, Details } from '#shared/domain/article.ts'
import type { Block } from '#shared/domain/block.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import { findNumbers } from '#shared/numbers/find-numbers.ts'

const setDetails = (on: Detailed, details: Details) => setDetailsBy(on, details, { author: '沈', atMs: 4 })
const base = { revision: 1, articleId: 'a' }
const TEXT = '昨天，三座桥修好了；去年9月动工，2021年立项，7月1日通车。'
const received: Details = { title: '三座桥', source: '南陂晚报', byline: '卫知远', publishedAt: '2023-12-13' }
const article = {
  ...received,
  type: 'article',
  id: 'a',
  revision: 1,
  language: 'zh-Hans',
  stage: 'first',
  currentVersionId: 'v',
  createdAtMs: 1,
} as Article
const block = {
  ...base,
  type: 'block',
  id: 'b',
  versionId: 'v',
  order: 0,
  role: 'paragraph',
  text: TEXT,
  confidence: 1,
} as Block

function ledger(
  asOf: string | undefined,
  state: NumberRecord['state'] = 'unchecked',
  text = TEXT,
  lang = 'zh-Hans',
): readonly NumberRecord[] {
  return findNumbers(text, { lang, ...(asOf === undefined ? {} : { asOf }) }).map(
    (found, index) =>
      ({
        ...base,
        ...found,
        type: 'number',
        id: `n${String(index)}`,
        versionId: 'v',
        blockId: 'b',
        origin: 'finder',
        isStruck: false,
        state,
        ...(state === 'unchecked' ? {} : { by: '沈', atMs: 3 }),
      }) as NumberRecord,
  )
}

const on = (more: Partial<Detailed> = {}): Detailed => ({
  article,
  blocks: [block],
  suggestions: [],
  numbers: ledger('2023-12-13'),
  ...more,
})
const after = (detailed: Detailed, details: Details): Detailed => {
  const change = changeOf(setDetails(detailed, details) ?? {})
  const records = new Map<string, DomainRecord>(
    [detailed.article, ...detailed.numbers].map((record) => [recordKey(record), record]),
  )
  const changed = [...applyChange(records, change).values()]
  // What is undone is as before.
  expect(applyChange(new Map(changed.map((record) => [recordKey(record), record])), invertChange(change))).toEqual(
    records,
  )
  return {
    ...detailed,
    article: changed.find((record) => record.type === 'article') ?? detailed.article,
    numbers: changed.filter((record) => record.type === 'number'),
  }
}
const values = ({ numbers }: Detailed) => Object.fromEntries(numbers.map(({ text, value }) => [text, value]))

describe('details set by a person', () => {
  test('stand in the article, and what its text gave stays known', () => {
    const now = after(on(), { ...detailsOf(article), title: ' 山谷里的\n三座桥 ', byline: '  ' })
    expect(now.article).toMatchObject({ title: '山谷里的 三座桥', source: '南陂晚报', received })
    expect(now.article.byline).toBeUndefined()
  })

  test('a second time still know what the text gave, and set back to it know nothing more', () => {
    const once = after(on(), { ...detailsOf(article), title: '甲' })
    const twice = after(once, { ...detailsOf(once.article), source: '云坞日报' })
    expect(twice.article.received).toEqual(received)
    expect(after(twice, received).article.received).toBeUndefined()
  })

  test('as they are already are no act', () => {
    expect(setDetails(on(), { ...detailsOf(article), source: ' 南陂晚报 ' })).toBeUndefined()
  })

  test('without a new date leave the numbers as they are', () => {
    expect(setDetails(on(), { ...detailsOf(article), title: '甲' })?.updated).toHaveLength(1)
  })
})

describe('a line of the text that says a detail', () => {
  const line = (role: Block['role'], text: string): Block => ({ ...block, id: role, role, text }) as Block
  const lines = (blocks: readonly Block[], details: Partial<Details>, suggestions: Detailed['suggestions'] = []) =>
    (setDetails(on({ blocks, suggestions, numbers: [] }), { ...detailsOf(article), ...details })?.added ?? []).flatMap(
      (each) => (each.type === 'suggestion' ? [`${each.blockId} ${each.before}→${each.after} ${each.state}`] : []),
    )
  const byline = line('byline', '本报记者 卫知远')

  test('is corrected by a suggestion, as small as can be', () => {
    expect(lines([line('headline', '三座桥'), byline], { title: '四座桥', byline: '卫知元' })).toEqual([
      'headline 三→四 open',
      'byline 远→元 open',
    ])
  })

  test('is left alone where it says it twice, not in these words, or another change wants them', () => {
    expect(lines([line('byline', '卫知远、卫知远')], { byline: '卫知元' })).toEqual([])
    expect(lines([line('byline', '记者卫某')], { byline: '卫知元' })).toEqual([])
    expect(lines([byline], { byline: undefined })).toEqual([])
    const standing = { ...base, type: 'suggestion', id: 's', blockId: 'byline', start: 5, end: 7, state: 'open' }
    const other = { ...standing, versionId: 'v', kind: 'delete', before: '卫知', after: '', author: '林' }
    expect(lines([byline], { byline: '卫知元' }, [other as Detailed['suggestions'][number]])).toEqual([])
  })
})

describe('another date', () => {
  test('reads anew what is relative to it, and nothing else', () => {
    const before = on()
    expect(values(before)).toMatchObject({ 昨天: '2023-12-12', 去年9月: '2022-09', '2021年': '2021' })
    const now = after(before, { ...detailsOf(article), publishedAt: '2025-03-02' })
    expect(values(now)).toMatchObject({ 昨天: '2025-03-01', 去年9月: '2024-09', '2021年': '2021' })
  })

  test('resolves what an article without one leaves open, and none leaves it open again', () => {
    const undated = on({ article: { ...article, publishedAt: undefined }, numbers: ledger(undefined) })
    expect(values(undated)['昨天']).toBeUndefined()
    const dated = after(undated, { ...detailsOf(undated.article), publishedAt: '2025-03-02' })
    expect(values(dated)['昨天']).toBe('2025-03-01')
    expect(values(dated)['去年9月']).toBe('2024-09')
    const none = after(dated, { ...detailsOf(dated.article), publishedAt: undefined })
    expect(values(none)).toEqual({ ...values(undated), 昨天: undefined })
    expect(values(after(none, { ...detailsOf(none.article), publishedAt: '2025-03-02' }))).toEqual(values(dated))
  })

  test.each([
    ['昨天上午9时30分，火车到了。上周五下午3点开会，14日晚8时亮灯，昨晚10点还在修。', 'zh-Hans'],
    ['The train came yesterday at 9:30 a.m. and left on Friday at noon; it runs at 5 p.m. on Sunday.', 'en'],
  ] as const)('reads as a text would be read that came in with it: %s', (text, language) => {
    const own = { ...block, text }
    const rows = (publishedAt: string | undefined) => ledger(publishedAt, 'unchecked', text, language)
    const places = (numbers: readonly NumberRecord[]) =>
      numbers.map(({ start, text: words, kind, value }) => [start, words, kind, value]).toSorted()
    const undated = { ...article, language, publishedAt: undefined }
    const before = on({ article: undated, blocks: [own], numbers: rows(undefined) })
    const dated = after(before, { ...detailsOf(undated), publishedAt: '2025-03-02' })
    expect(places(dated.numbers)).toEqual(places(rows('2025-03-02')))
    const other = after(dated, { ...detailsOf(undated), publishedAt: '2024-02-29' })
    expect(places(other.numbers)).toEqual(places(rows('2024-02-29')))
    expect(places(after(other, detailsOf(undated)).numbers)).toEqual(expect.arrayContaining(places(rows(undefined))))
  })

  test('takes back the tick of a number that it reads otherwise, and no other', () => {
    const now = after(on({ numbers: ledger('2023-12-13', 'verified') }), { ...received, publishedAt: '2025-03-02' })
    const states = Object.fromEntries(now.numbers.map(({ text, state, by }) => [text, [state, by]]))
    expect(states['昨天']).toEqual(['unchecked', undefined])
    expect(states['2021年']).toEqual(['verified', '沈'])
  })

  test('leaves what was said against a number', () => {
    const now = after(on({ numbers: ledger('2023-12-13', 'queried') }), { ...received, publishedAt: '2025-03-02' })
    expect(new Set(now.numbers.map(({ state }) => state))).toEqual(new Set(['queried']))
  })

  test('reads a number that an editor added, by its own words', () => {
    const added = ledger('2023-12-13').map((number) => ({ ...number, origin: 'editor' }) as NumberRecord)
    const now = after(on({ numbers: added }), { ...received, publishedAt: '2025-03-02' })
    expect(values(now)['昨天']).toBe('2025-03-01')
  })
})

describe('the next text of an article', () => {
  const edited = after(on(), { ...detailsOf(article), title: '甲', publishedAt: '2025-03-02' }).article

  test('takes what nobody set from the new text', () => {
    expect(detailsWithNext(article, { title: '新', byline: '骆听澜' })).toEqual({ title: '新', byline: '骆听澜' })
  })

  test('keeps what a person set where the new text says what the old one said', () => {
    const next = detailsWithNext(edited, { ...received, byline: '骆听澜' })
    expect(next).toMatchObject({ title: '甲', publishedAt: '2025-03-02', byline: '骆听澜' })
    expect(next.received).toEqual({ ...received, byline: '骆听澜' })
  })

  test('says what it says anew, over what a person set', () => {
    const next = detailsWithNext(edited, { ...received, title: '乙', publishedAt: '2025-03-02' })
    expect(next).toMatchObject({ title: '乙', publishedAt: '2025-03-02' })
    expect(next.received).toBeUndefined()
  })
})
