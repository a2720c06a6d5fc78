import { describe, expect, test } from 'vitest'
import { checkCaptions } from '#shared/captions/check-captions.ts'
import type { CaptionedArticle } from '#shared/captions/article.ts'
import articles from './correct.json' with { type: 'json' }

/** Captions that are right beside their article: each with a picture whose metadata agree as far as they go. */
function articleOf({ body, captions, ...facts }: (typeof articles)[number]): CaptionedArticle {
  const pictures = captions.flatMap((text, index) => [
    { role: 'figure', text: '', asset: index, alt: `picture number ${String(index)}` },
    { role: 'caption', text, figure: body.length + index * 2 },
  ])
  return {
    ...facts,
    blocks: [...body.map(([role = '', text = '']) => ({ role, text })), ...pictures],
    assets: captions.map((_, index) => ({
      sha256: String(index),
      width: 1200,
      height: 800,
      metadata: {
        creator: [{ source: 'EXIF', value: 'Canon' }],
        description: [{ source: 'EXIF', value: 'OLYMPUS DIGITAL CAMERA' }],
        copyright: [{ source: 'XMP', value: '© 2025' }],
      },
    })),
  }
}

describe('captions that are right', () => {
  test('are more than sixty, in Chinese and English', () => {
    expect(articles.flatMap(({ captions }) => captions).length).toBeGreaterThanOrEqual(60)
  })

  test.each(articles.map((article) => [article.body[0]?.[1] ?? '', article] as const))(
    'get no finding: %s',
    (_, article) => {
      const captioned = articleOf(article)
      const found = checkCaptions(captioned).map(({ rule, block, values }) => ({
        rule,
        caption: captioned.blocks[block ?? -1]?.text,
        values,
      }))
      expect(found).toEqual([])
    },
  )
})
