import { describe, expect, test } from 'vitest'
import { captionChecks, type CaptionChecks } from '#shared/captions/checks.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { captionPieces } from '#renderer/lib/caption-pieces.ts'
import { offerFor } from '#renderer/lib/caption-offer.ts'
import { ownPositions } from '#renderer/lib/own-positions.ts'

/** The checks of a caption alone, with what its picture states. */
function checks(text: string, said: Readonly<Record<string, string>>, language = 'zh-Hans'): CaptionChecks {
  const metadata = Object.fromEntries(Object.entries(said).map(([field, value]) => [field, [{ source: 'XMP', value }]]))
  const [found] = captionChecks({
    blocks: [
      { role: 'figure', text: '', asset: 0 },
      { role: 'caption', text, figure: 0 },
    ],
    assets: [{ sha256: '0'.repeat(64), metadata }],
    publishedAt: '2025-10-28',
    language,
  })
  if (found === undefined) throw new Error('no caption')
  return found
}

const offered = (text: string, said: Readonly<Record<string, string>>, language?: string): string | undefined =>
  offerFor(text, checks(text, said, language))?.text

describe('what the metadata offers to a caption', () => {
  const said = { date: '2025-10-23T11:20:00', city: '青笠县', creator: '程里' }

  test('is day and town at the beginning, credit at the end', () => {
    expect(offered('送餐员陆小满沿坡送饭上门。', said)).toBe('10月23日，在青笠县，送餐员陆小满沿坡送饭上门。程里 摄')
  })

  test('leaves alone what the caption has', () => {
    expect(offered('10月23日，在青笠县石梁街道，送餐员陆小满沿坡送饭上门。程里 摄', said)).toBeUndefined()
    expect(offered('10月23日，送餐员陆小满沿坡送饭上门。程里 摄', said)).toBe(
      '10月23日，在青笠县，送餐员陆小满沿坡送饭上门。程里 摄',
    )
  })

  test('is nothing without metadata', () => {
    expect(offered('送餐员陆小满沿坡送饭上门。', {})).toBeUndefined()
  })

  test('goes to the end of the first sentence in English', () => {
    const text = offered('Rowan Leck carries a hot meal up the steps.', { date: '2025-10-23', city: 'Harwick' }, 'en')
    expect(text).toMatch(/^Rowan Leck carries a hot meal up the steps in Harwick, .*Oct\. 23, 2025\.$/)
  })
})

const suggestion = (start: number, end: number, before: string, after: string): Suggestion =>
  ({ id: `s${start}`, blockId: 'b', start, end, before, after, kind: 'replace', state: 'accepted' }) as Suggestion

describe('positions of the clean text', () => {
  const block = { id: 'b', text: '甲乙丙丁戊' } as Parameters<typeof ownPositions>[0]

  test('are those of the own text where nothing was accepted', () => {
    const { toOwn, toClean, clean } = ownPositions(block, [])
    expect(clean).toBe('甲乙丙丁戊')
    expect(toOwn({ start: 1, end: 3 })).toEqual({ start: 1, end: 3 })
    expect(toClean({ start: 1, end: 3 })).toEqual({ start: 1, end: 3 })
  })

  test('move behind an insertion, and stand for the whole of what was put in', () => {
    const { toOwn, toClean, clean } = ownPositions(block, [suggestion(1, 2, '乙', 'XYZ')])
    expect(clean).toBe('甲XYZ丙丁戊')
    expect(toOwn({ start: 4, end: 6 })).toEqual({ start: 2, end: 4 })
    expect(toOwn({ start: 2, end: 3 })).toEqual({ start: 1, end: 2 })
    expect(toClean({ start: 2, end: 4 })).toEqual({ start: 4, end: 6 })
    expect(toClean({ start: 1, end: 2 })).toEqual({ start: 1, end: 4 })
  })
})

describe('the pieces of a caption', () => {
  const pieces = [{ text: '甲𠀀丙丁', kind: 'same' as const, start: 0, end: 4, isOwn: true }]

  test('are cut where a mark begins or ends, in code points', () => {
    const cut = captionPieces(pieces, [{ id: 'who', kind: 'element', start: 1, end: 3 }])
    expect(cut.map(({ text, elements }) => [text, elements])).toEqual([
      ['甲', []],
      ['𠀀丙', ['who']],
      ['丁', []],
    ])
  })

  test('carry the number of a link once, at its end', () => {
    const cut = captionPieces(pieces, [
      { id: 'l', kind: 'link', start: 0, end: 3, number: 2 },
      { id: 'who', kind: 'element', start: 1, end: 2 },
    ])
    expect(cut.map(({ numbers, isFirstOfLink }) => [numbers, isFirstOfLink])).toEqual([
      [[], true],
      [[], false],
      [[2], false],
      [[], false],
    ])
  })
})
