import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockIdSchema } from '#shared/domain/ids.ts'
import type { Repair } from '#shared/domain/repair.ts'
import { suggestionSchema, type Suggestion } from '#shared/domain/suggestion.ts'
import { repairSchema } from '#shared/domain/repair.ts'
import { cleanText, findOverlaps, originalText, segments, type TextView } from '#shared/text/derive.ts'

const block = { id: blockIdSchema.parse('b1'), text: '渡口的钟每天敲三次。' }

let made = 0

function suggest(start: number, end: number, after: string, more: Partial<Suggestion> = {}): Suggestion {
  made += 1
  const before = Array.from(block.text).slice(start, end).join('')
  return {
    ...suggestionSchema.parse({
      type: 'suggestion',
      id: `s${String(made)}`,
      revision: 1,
      articleId: 'a',
      versionId: 'v',
      blockId: 'b1',
      start,
      end,
      kind: before === '' ? 'insert' : after === '' ? 'delete' : 'replace',
      before,
      after,
      author: '林岚',
      createdAtMs: made,
      state: 'open',
    }),
    ...more,
  }
}

function drawn(suggestions: readonly Suggestion[], view: TextView): string {
  const signs = { same: ['', ''], deleted: ['[-', '-]'], inserted: ['[+', '+]'] } as const
  return segments(block, suggestions, view)
    .map((segment) => signs[segment.kind][0] + segment.text + signs[segment.kind][1] + (segment.isConflict ? '!' : ''))
    .join('')
}

describe('segments', () => {
  it('tell the place of the words behind an accepted deletion', () => {
    const list = [suggest(2, 4, '', { state: 'accepted' })]
    expect(segments(block, list, 'marked').map(({ text, start, end }) => [text, start, end])).toEqual([
      ['渡口', 0, 2],
      ['每天敲三次。', 4, 10],
    ])
  })

  it('draw what takes the place of words before what is put in behind them, whichever was accepted', () => {
    const list = [suggest(0, 2, '码头'), suggest(2, 2, '边', { state: 'accepted' })]
    expect(drawn(list, 'marked')).toBe('[-渡口-][+码头+]边的钟每天敲三次。')
  })
})

describe('cleanText', () => {
  it('carries out what is accepted and nothing else', () => {
    const list = [
      suggest(7, 8, '四', { state: 'accepted' }),
      suggest(0, 2, '码头'),
      suggest(9, 9, '！', { state: 'rejected' }),
    ]
    expect(cleanText(block, list)).toBe('渡口的钟每天敲四次。')
  })

  it('lets the suggestion accepted first stand when two are in conflict', () => {
    const list = [
      suggest(4, 8, '每日敲四', { state: 'accepted', settledAtMs: 20 }),
      suggest(7, 8, '五', { state: 'accepted', settledAtMs: 10 }),
    ]
    expect(cleanText(block, list)).toBe('渡口的钟每天敲五次。')
  })

  it('counts code points, also past characters outside of the basic plane', () => {
    const wide = { id: block.id, text: '𠮷野家的钟' }
    const one = suggest(3, 4, '之', { state: 'accepted', before: '的' })
    expect(cleanText(wide, [one])).toBe('𠮷野家之钟')
  })
})

describe('originalText', () => {
  it('puts back what stood there before the repairs', () => {
    const repair = (start: number, end: number, before: string, after: string): Repair =>
      repairSchema.parse({
        type: 'repair',
        id: `r${String(start)}`,
        revision: 1,
        articleId: 'a',
        versionId: 'v',
        blockId: 'b1',
        start,
        end,
        kind: 'gloss',
        before,
        after,
        evidence: { rule: 'gloss' },
        isGuess: false,
      })
    const repairs = [repair(3, 4, '鐘(zhōng)', '钟'), repair(0, 2, '渡ロ', '渡口'), repair(9, 10, '.', '。')]
    expect(originalText(block, repairs)).toBe('渡ロ的鐘(zhōng)每天敲三次.')
    expect(originalText(block, [])).toBe(block.text)
  })
})

describe('segments', () => {
  const open = suggest(7, 8, '四')
  const accepted = suggest(0, 2, '码头', { state: 'accepted' })
  const rejected = suggest(4, 6, '日', { state: 'rejected' })

  it('shows open suggestions as marks, accepted ones carried out, rejected ones not at all', () => {
    expect(drawn([open, accepted, rejected], 'marked')).toBe('码头的钟每天敲[-三-][+四+]次。')
    expect(drawn([open, accepted, rejected], 'clean')).toBe('码头的钟每天敲三次。')
    expect(drawn([open, accepted, rejected], 'original')).toBe(block.text)
  })

  it('names the accepted suggestion on the text that it put in', () => {
    expect(segments(block, [accepted], 'clean')[0]).toMatchObject({
      text: '码头',
      start: 0,
      end: 2,
      suggestionId: accepted.id,
    })
  })

  it('shows every part of overlapping suggestions and flags them', () => {
    const list = [suggest(4, 7, '日日敲'), suggest(6, 8, '响四')]
    expect(drawn(list, 'marked')).toBe('渡口的钟[-每天-]![-敲-]![+日日敲+]![-三-]![+响四+]!次。')
    const middle = segments(block, list, 'marked').find((segment) => segment.text === '敲')
    expect(middle?.suggestionIds).toEqual(list.map((each) => each.id))
  })

  it('shows insertions at both ends of the block', () => {
    expect(drawn([suggest(0, 0, '老'), suggest(10, 10, '完')], 'marked')).toBe('[+老+]渡口的钟每天敲三次。[+完+]')
  })

  it('gives the block back without its insertions, and the clean text when all is accepted', () => {
    const spans = fc.array(fc.tuple(fc.nat(10), fc.nat(4), fc.constantFrom('', '甲', '乙丙')), { maxLength: 6 })
    fc.assert(
      fc.property(spans, (list) => {
        const opened = list.map(([start, length, after]) => suggest(start, Math.min(10, start + length), after))
        const marked = segments(block, opened, 'marked')
        expect(
          marked
            .filter((each) => each.kind !== 'inserted')
            .map((each) => each.text)
            .join(''),
        ).toBe(block.text)
        const all = opened.map((each) => ({ ...each, state: 'accepted' as const }))
        expect(
          segments(block, all, 'clean')
            .map((each) => each.text)
            .join(''),
        ).toBe(cleanText(block, all))
      }),
    )
  })
})

describe('findOverlaps', () => {
  it('finds shared ranges, insertions inside, and two insertions at one point', () => {
    const a = suggest(2, 5, 'x')
    const b = suggest(4, 6, 'y')
    const c = suggest(3, 3, 'z')
    const d = suggest(8, 8, '甲')
    const e = suggest(8, 8, '乙')
    expect(findOverlaps([b, a, e, d, c]).map(({ first, second }) => [first.id, second.id])).toEqual([
      [a.id, c.id],
      [a.id, b.id],
      [d.id, e.id],
    ])
  })

  it('sees no conflict between neighbours, parts of one edit, and what was rejected', () => {
    expect(findOverlaps([suggest(2, 4, 'x'), suggest(4, 6, 'y'), suggest(6, 6, 'z')])).toEqual([])
    expect(findOverlaps([suggest(3, 3, 'x', { groupId: 'g' }), suggest(3, 3, 'y', { groupId: 'g' })])).toEqual([])
    expect(findOverlaps([suggest(2, 5, 'x', { state: 'rejected' }), suggest(3, 4, 'y')])).toEqual([])
  })
})
