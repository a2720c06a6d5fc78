import { describe, expect, it } from 'vitest'
import { checkArticle } from '#shared/checks/check-article.ts'
import { startWatch } from '#shared/lib/watch.ts'
import { findNumbers } from '#shared/numbers/find-numbers.ts'

/** A clock that goes on by one at each look, so that the time is up after so many of them. */
function ticking(): () => number {
  let now = 0
  return () => (now += 1)
}

const article = {
  language: 'zh-Hans',
  publishedAt: '2025-11-14',
  assets: [],
  facts: { publishedAt: '2025-11-14', byline: '何秋月', editor: '陶望川' },
  blocks: Array.from({ length: 40 }, () => ({ role: 'paragraph' as const, text: '合格率达120%。' })),
}

describe('checks whose time is up', () => {
  it('say which blocks and rules were left', () => {
    const found = checkArticle(article, { watch: startWatch(60, ticking()) })
    const left = found.find(({ rule }) => rule === 'structure.not-checked')
    expect(left?.values?.['blocks']).toBeGreaterThan(0)
    expect(left?.values?.['which']).toContain('number.share-over-100')
  })

  it('count every rule that had no time left, and none that is switched off', () => {
    const watch = startWatch(0)
    checkArticle(article, { watch, off: ['consistency.figure-gap'] })
    const left = [...watch.rules]
    for (const area of ['damage', 'consistency', 'caption', 'number'])
      expect(left.some((rule) => rule.startsWith(`${area}.`))).toBe(true)
    expect(left).not.toContain('consistency.figure-gap')
  })

  it('show what was found until then', () => {
    // Enough for every block and the first rules, too little for the last.
    let all = 0
    const counted = ticking()
    checkArticle(article, { watch: startWatch(1e9, () => (all = counted())), on: ['style'] })
    const found = checkArticle(article, { watch: startWatch(all - 5, ticking()), on: ['style'] })
    const rules = new Set(found.map(({ rule }) => rule))
    expect(rules).toContain('number.share-over-100')
    expect(found.find(({ rule }) => rule === 'structure.not-checked')).toMatchObject({
      block: null,
      values: { blocks: 0, rules: expect.any(Number) as number },
    })
  })

  it('say nothing when all was checked', () => {
    const found = checkArticle(article)
    expect(found.filter(({ rule }) => rule === 'number.share-over-100')).toHaveLength(40)
    expect(found.some(({ rule }) => rule === 'structure.not-checked')).toBe(false)
  })

  it('stop within a text of one line', () => {
    const watch = startWatch(4, ticking())
    const found = findNumbers('共有120人，'.repeat(5000), { watch })
    expect(found.length).toBeGreaterThan(1000)
    expect(found.length).toBeLessThan(5000)
    expect([...watch.blocks]).toEqual([0])
  })
})
