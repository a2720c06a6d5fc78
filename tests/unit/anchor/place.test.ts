import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeTarget, describe as describeTarget } from '#shared/anchor/quote.ts'
import { createPlacer, placeTarget, type Placement } from '#shared/anchor/place.ts'
import { blockIdSchema } from '#shared/domain/ids.ts'
import type { TextTarget } from '#shared/domain/target.ts'

const texts = [
  '柳湾的渡口修了三年，今年秋天终于通船。',
  '老船工说，从前过一次河要等两个时辰，赶上大水就得等到第二天。',
  '新渡船能载48人，每天往返12趟，票价还是两元。',
  '𠮷野家的孩子最先上船，他数了数，船上一共坐了48人。',
  '到了冬天，河面结冰，渡船改成一天6趟。',
]

function blocksOf(
  list: readonly string[],
  prefix = 'b',
): { id: ReturnType<typeof blockIdSchema.parse>; text: string }[] {
  return list.map((text, index) => ({ id: blockIdSchema.parse(`${prefix}${String(index)}`), text }))
}

const blocks = blocksOf(texts)

function anchorOn(words: string, block: number, inBlocks = blocks): TextTarget {
  const text = inBlocks[block]?.text ?? ''
  const start = Array.from(text.slice(0, text.indexOf(words))).length
  const blockId = blockIdSchema.parse(inBlocks[block]?.id)
  const end = start + Array.from(words).length
  const target = makeTarget(inBlocks, { blockId, offset: start }, { blockId, offset: end })
  if (target === undefined) throw new Error(`no ${words}`)
  return target
}

function wordsAt(placement: Placement, inBlocks: readonly { id: string; text: string }[]): string | undefined {
  if (!('start' in placement)) return undefined
  const text = inBlocks.find((block) => block.id === placement.start.blockId)?.text ?? ''
  return Array.from(text).slice(placement.start.offset, placement.end.offset).join('')
}

describe('makeTarget', () => {
  it('keeps the words and 32 code points on either side, over the borders of blocks', () => {
    const { quote } = anchorOn('新渡船', 2)
    expect(quote.exact).toBe('新渡船')
    expect(Array.from(quote.prefix)).toHaveLength(32)
    expect(quote.prefix.endsWith('等到第二天。\n')).toBe(true)
    expect(Array.from(quote.suffix)).toHaveLength(32)
  })

  it('counts code points past characters outside of the basic plane', () => {
    expect(anchorOn('野家', 3).start.offset).toBe(1)
  })

  it('takes text across blocks, in either direction', () => {
    const a = { blockId: blockIdSchema.parse('b0'), offset: 16 }
    const b = { blockId: blockIdSchema.parse('b1'), offset: 3 }
    expect(makeTarget(blocks, a, b)?.quote.exact).toBe('通船。\n老船工')
    expect(makeTarget(blocks, b, a)).toEqual(makeTarget(blocks, a, b))
  })

  it('refuses a place that is not there', () => {
    const a = { blockId: blockIdSchema.parse('b0'), offset: 0 }
    expect(makeTarget(blocks, a, { blockId: blockIdSchema.parse('b0'), offset: 99 })).toBeUndefined()
    expect(makeTarget(blocks, a, { blockId: blockIdSchema.parse('gone'), offset: 0 })).toBeUndefined()
  })

  it('is told in a few words', () => {
    expect(describeTarget(anchorOn('老船工说，从前过一次河', 1), 6)).toBe('老船工说…河')
  })
})

describe('placeTarget', () => {
  it('says exact where nothing changed', () => {
    expect(placeTarget(anchorOn('每天往返12趟', 2), blocks)).toMatchObject({ status: 'exact', start: { offset: 9 } })
  })

  it('follows words that moved', () => {
    const moved = blocksOf([texts[4] ?? '', ...texts.slice(0, 4)])
    const placement = placeTarget(anchorOn('每天往返12趟', 2), moved)
    expect(placement.status).toBe('moved')
    expect(wordsAt(placement, moved)).toBe('每天往返12趟')
  })

  it('says exact in another copy, where blocks have other ids', () => {
    const copy = blocksOf(texts, 'x')
    expect(placeTarget(anchorOn('老船工', 1), copy)).toMatchObject({
      status: 'exact',
      start: { blockId: 'x1', offset: 0 },
    })
  })

  it('finds reworded words in their old surroundings', () => {
    const edited = blocksOf(texts.map((text) => text.replace('从前过一次河要等两个时辰', '早先渡一次河得等两个时辰')))
    const placement = placeTarget(anchorOn('从前过一次河要等两个时辰', 1), edited)
    expect(placement.status).toBe('changed')
    expect(wordsAt(placement, edited)).toContain('一次河')
  })

  it('tells two alike apart by their context', () => {
    const target = anchorOn('48人', 3)
    const edited = blocksOf(['开头多了一段。', ...texts])
    expect(placeTarget(target, edited)).toMatchObject({ status: 'moved', start: { blockId: 'b4' } })
  })

  it('never lands on a number with other digits', () => {
    const edited = blocksOf(texts.map((text) => text.replace('12趟', '21趟')))
    const placement = placeTarget(anchorOn('12趟', 2), edited)
    expect(placement.status === 'ambiguous' || placement.status === 'orphan').toBe(true)
    const gone = blocksOf(texts.map((text) => text.replace('载48人', '载不少人')))
    expect('start' in placeTarget(anchorOn('载48人', 2), gone)).toBe(false)
  })

  it('says orphan when the passage is gone, also when its words stand elsewhere', () => {
    const cut = blocksOf([texts[0] ?? '', texts[1] ?? '', texts[4] ?? ''])
    expect(placeTarget(anchorOn('新渡船能载48人', 2), cut).status).toBe('orphan')
    expect('start' in placeTarget(anchorOn('船', 3), cut)).toBe(false)
  })

  it('says ambiguous, with candidates, when two places fit alike', () => {
    const target = anchorOn('票价', 2)
    const twice = blocksOf([texts[2] ?? '', '中间一段。', texts[2] ?? ''], 'y')
    const bare = { ...target, quote: { ...target.quote, prefix: '每天往返12趟，', suffix: '还是两元。' } }
    const placement = placeTarget(bare, twice)
    expect(placement.status).toBe('ambiguous')
    expect(placement.status === 'ambiguous' ? placement.candidates.map((each) => each.text) : []).toEqual([
      '票价',
      '票价',
    ])
  })

  it('is not moved by a picture that is put between', () => {
    const figure = { id: blockIdSchema.parse('fig'), text: '' }
    const pictured = [...blocks.slice(0, 2), figure, ...blocks.slice(2)]
    expect(placeTarget(anchorOn('新渡船', 2), pictured).status).toBe('exact')
  })

  it('finds the last of hundreds of anchors whose words and context were changed as surely as the first', () => {
    const long = blocksOf(
      Array.from({ length: 400 }, (_, at) => {
        const tail = Array.from({ length: 60 }, (_, letter) =>
          String.fromCharCode(0x5000 + ((at * 61 + letter * letter * 17) % 9001)),
        )
        return tail.join('')
      }),
    )
    const place = createPlacer(long)
    const reworded = (text: string): string => Array.from(text, (letter, at) => (at % 7 === 6 ? '𠮷' : letter)).join('')
    const missed = long.filter(({ id }) => {
      const target = makeTarget(long, { blockId: id, offset: 20 }, { blockId: id, offset: 34 })
      if (target === undefined) throw new Error('no target')
      const { exact, prefix, suffix } = target.quote
      const quote = { exact: reworded(exact), prefix: reworded(prefix), suffix: reworded(suffix) }
      const nowhere = { blockId: blockIdSchema.parse('nowhere'), offset: 0 }
      const placed = place({ ...target, start: nowhere, end: nowhere, quote })
      return !('start' in placed) || placed.start.blockId !== id
    })
    expect(missed).toEqual([])
  })

  it('survives any edit outside of the quote and its context', () => {
    const target = anchorOn('每天往返12趟', 2)
    const words = fc.array(fc.constantFrom('山', '雨', '9', '，', '𠮷', '人', '趟'), { maxLength: 12 })
    fc.assert(
      fc.property(words, words, (head, tail) => {
        const edited = [...blocks]
        edited[0] = { ...blocksOf(texts)[0], text: head.join('') + (texts[0] ?? '') } as (typeof blocks)[0]
        edited[4] = { ...blocksOf(texts)[4], text: (texts[4] ?? '') + tail.join('') } as (typeof blocks)[0]
        const placement = createPlacer(edited)(target)
        expect(wordsAt(placement, edited)).toBe('每天往返12趟')
      }),
      { numRuns: 50 },
    )
  })

  it('places every anchor exactly in an unchanged text', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(15), fc.integer({ min: 1, max: 8 }), (block, from, length) => {
        const text = Array.from(texts[block] ?? '')
        const start = Math.min(from, text.length - 1)
        const target = anchorOn(text.slice(start, start + length).join(''), block)
        expect(placeTarget(target, blocks)).toEqual({ status: 'exact', start: target.start, end: target.end })
      }),
      { numRuns: 60 },
    )
  })
})
