import { describe, expect, test } from 'vitest'
import { countParts, hasOpenItems, listArticles } from '#renderer/screens/library/listing.ts'
import { summaries } from '../../helpers/window/fixtures.ts'

const NOW_MS = Date.UTC(2026, 4, 20)
const articles = summaries(8, NOW_MS)
const everything = { part: 'all', person: undefined, query: '', sort: 'date', isDescending: true } as const

describe('the list of the library', () => {
  test('the newest comes first, and the other way round', () => {
    const down = listArticles(articles, everything, 'zh-Hans')
    const up = listArticles(articles, { ...everything, isDescending: false }, 'zh-Hans')
    expect(down[0]?.id).toBe('article-0')
    expect(up.at(-1)?.id).toBe('article-0')
    expect([...up].sort((a, b) => (a.publishedAt ?? '').localeCompare(b.publishedAt ?? ''))).toEqual(up)
  })

  test('every word must be somewhere in title, source or byline', () => {
    const find = (query: string): readonly string[] =>
      listArticles(articles, { ...everything, query }, 'zh-Hans').map(({ id }) => id)
    expect(find('云坞日报 阮青禾')).toEqual(['article-2'])
    expect(find('LAMP recorder')).toEqual(['article-6'])
    expect(find('云坞日报 骆听澜')).toEqual([])
  })

  test('the parts hold what they are counted for', () => {
    const counts = countParts(articles, undefined)
    for (const part of ['all', 'todo', 'missing', 'notes', 'first', 'second', 'third', 'check', 'signed'] as const) {
      expect(listArticles(articles, { ...everything, part }, 'zh-Hans')).toHaveLength(counts[part])
    }
    expect(counts.all).toBe(8)
    expect(counts.missing).toBe(3)
  })

  test('mine is what waits for me: what I wrote and what is assigned to me; drafts are where something was begun', () => {
    const own = articles.map((article, index) => ({
      ...article,
      waitingFor: index < 3 ? ['阮稚川', '卫知远'] : index === 3 ? ['卫知远'] : [],
      drafts: index === 5 ? 2 : 0,
    }))
    const ids = (part: 'mine' | 'drafts', person: string | undefined): readonly string[] =>
      listArticles(own, { ...everything, part, person }, 'zh-Hans').map(({ id }) => id)
    expect(ids('mine', '阮稚川')).toEqual(['article-0', 'article-1', 'article-2'])
    expect(ids('mine', '卫知远')).toHaveLength(4)
    expect(ids('mine', undefined)).toEqual([])
    expect(ids('drafts', undefined)).toEqual(['article-5'])
    expect(countParts(own, '阮稚川')).toMatchObject({ mine: 3, drafts: 1 })
  })

  test('a signed article asks for nothing any more', () => {
    const [article] = articles
    if (article === undefined) throw new Error('no article')
    expect(hasOpenItems(article)).toBe(true)
    expect(hasOpenItems({ ...article, stage: 'signed' })).toBe(false)
  })
})
