import { describe, expect, it } from 'vitest'
import { scanText } from '#shared/numbers/packs.ts'
import { scanOnce } from '#shared/numbers/scan-once.ts'
import type { ScanOptions } from '#shared/numbers/core/scan.ts'

const texts = ['３０００名觀眾，去年9月', '3,000 people came on Friday', '3000名观众，去年9月', 'made 12 of 40 boats']
const ways: readonly ScanOptions[] = [
  { asOf: undefined },
  { asOf: { year: 2025, month: 11, day: 14 } },
  { asOf: undefined, lang: 'en', isFolded: true },
  { asOf: undefined, lang: 'zh-Hant', isFolded: true },
  { asOf: undefined, lang: 'zh' },
]

describe('numbers that are found once', () => {
  it('are the ones found each time, whichever way a text was asked for before', () => {
    const scan = scanOnce()
    const all = texts.flatMap((text) => ways.map((way) => [text, way] as const))
    for (const [text, way] of [...all, ...all.toReversed()]) expect(scan(text, way)).toEqual(scanText(text, way))
  })

  it('are found by one look for both who compare and who show, where the text reads the same folded', () => {
    const scan = scanOnce()
    expect(scan('40 boats', { asOf: undefined, lang: 'en' })).toBe(
      scan('40 boats', { asOf: undefined, lang: 'en-GB', isFolded: true }),
    )
    expect(scan('４０艘', { asOf: undefined })).not.toBe(scan('４０艘', { asOf: undefined, isFolded: true }))
  })

  it('are looked for again when time was up before the end', () => {
    const scan = scanOnce()
    expect(scan('40 boats', { asOf: undefined, isOver: () => true }).numbers).toEqual([])
    expect(scan('40 boats', { asOf: undefined }).numbers).toHaveLength(1)
  })
})
