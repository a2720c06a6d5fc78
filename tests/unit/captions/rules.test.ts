import { describe, expect, test } from 'vitest'
import { checkCaptions } from '#shared/captions/check-captions.ts'
import { CAPTION_RULES } from '#shared/captions/rules.ts'
import { codePointLength } from '#shared/lib/code-points.ts'

describe.each(CAPTION_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('has examples of both kinds', () => {
    expect(rule.examples.good.length).toBeGreaterThan(0)
    expect(rule.examples.bad.length).toBeGreaterThan(0)
  })

  test.each(rule.examples.good.map((article, index) => [index, article] as const))(
    'passes good example %i',
    (_, article) => {
      expect(checkCaptions(article).filter((finding) => finding.rule === id)).toEqual([])
    },
  )

  test.each(rule.examples.bad.map((article, index) => [index, article] as const))(
    'finds bad example %i, and nothing else',
    (_, article) => {
      const found = checkCaptions(article)
      expect([...new Set(found.map((finding) => finding.rule))]).toEqual([id])
      for (const { block, start, end } of found) {
        expect(end).toBeLessThanOrEqual(codePointLength(article.blocks[block ?? -1]?.text ?? ''))
        expect(start).toBeLessThanOrEqual(end)
      }
    },
  )

  test('can be switched off', () => {
    const [article] = rule.examples.bad
    expect(article === undefined ? ['?'] : checkCaptions(article, { off: [id] })).toEqual([])
  })
})

test('one wrong day in headline, description and date of a picture is one finding', () => {
  const day = (value: string) => [{ source: 'IPTC', value }]
  const metadata = {
    headline: day('10月16日，社员在晒谷'),
    description: day('10月16日，社员在晒谷。'),
    date: day('2025-10-16'),
  }
  const blocks = [
    { role: 'figure', text: '', asset: 0 },
    { role: 'caption', text: '10月6日，社员在晒谷。王迪 摄', figure: 0 },
  ]
  const article = { language: 'zh-Hans', publishedAt: '2025-10-20', assets: [{ sha256: 'a', metadata }], blocks }
  const dated = checkCaptions(article).filter(({ values }) => values?.['here'] === '10月6日')
  expect(dated.map(({ rule }) => rule)).toStrictEqual(['caption.date-taken-differs'])
})
