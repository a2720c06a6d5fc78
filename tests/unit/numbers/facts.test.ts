import { describe, expect, it } from 'vitest'

import { checkArticle } from '#shared/checks/check-article.ts'
import across from '#tests/bench/agreement/across.json' with { type: 'json' }
import cases from '#tests/bench/agreement/facts.json' with { type: 'json' }

const found = (lines: readonly string[]): boolean => {
  const blocks = lines.map((line) => ({
    role: line.slice(0, line.indexOf(': ')),
    text: line.slice(line.indexOf(': ') + 2),
  }))
  const language = /\p{Script=Han}/u.test(lines.join('')) ? 'zh-Hans' : 'en'
  const article = { blocks, assets: [], language, facts: { publishedAt: '2026-11-28' } }
  return checkArticle(article as Parameters<typeof checkArticle>[0]).some(({ rule }) =>
    /^(?:number|consistency|caption)\.(?!alt|duplicate)/u.test(rule),
  )
}

describe('what an article says of one thing in two places', () => {
  it.each(
    ([...cases, ...across] as unknown as readonly (readonly [string, boolean, ...string[]])[]).map(
      (each) => [each[0], each[1], each.slice(2) as string[]] as const,
    ),
  )('of %s is wrong: %s: %s', (_kind, isWrong, lines) => {
    expect(found(lines)).toBe(isWrong)
  })
})
