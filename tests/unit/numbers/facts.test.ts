import { describe, expect, it } from 'vitest'

import { checkArticle } from '#shared/checks/check-article.ts'
import across from '#tests/bench/agreement/across.json' with { type: 'json' }
import cases from '#tests/bench/agreement/facts.json' with { type: 'json' }
import trial from '#tests/bench/agreement/trial.json' with { type: 'json' }

const found = (lines: readonly string[]): boolean => {
  const blocks = lines.map((line) => ({
    role: line.slice(0, line.indexOf(': ')),
    text: line.slice(line.indexOf(': ') + 2),
  }))
  const language = /\p{Script=Han}/u.test(lines.join('')) ? 'zh-Hans' : 'en'
  // An article that begins with an empty line of its date has none.
  const facts = blocks[0]?.role === 'date' ? {} : { publishedAt: '2026-11-28' }
  const article = { blocks: blocks.filter(({ role }) => role !== 'date'), assets: [], language, facts }
  return checkArticle(article as Parameters<typeof checkArticle>[0]).some(({ rule }) =>
    /^(?:number|consistency|caption)\.(?!alt|duplicate)/u.test(rule),
  )
}

describe('what an article says of one thing in two places', () => {
  it.each(
    ([...cases, ...across, ...trial] as unknown as readonly (readonly [string, boolean, ...string[]])[]).map(
      (each) => [each[0], each[1], each.slice(2) as string[]] as const,
    ),
  )('of %s is wrong: %s: %s', (_kind, isWrong, lines) => {
    expect(found(lines)).toBe(isWrong)
  })
})
